package badger.core.trial;

import badger.core.cost.OwnProcess;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.HostPaths;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.core.spi.Tick;
import badger.core.tick.ModuleSetting;
import badger.core.tick.ModuleUnit;
import badger.core.tick.Points;
import badger.core.tick.SeriesRegistry;
import badger.core.tick.SideCalls;
import badger.core.time.ManualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One module without an agent around it, read tick by tick under a clock that is moved by hand. */
public final class ModuleTrial implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long DEADLINE_NANOS = 500_000_000L;

    private final ManualClock clock;
    private final SeriesRegistry registry;
    private final ModuleUnit unit;
    private final Points points = new Points();
    private long epochSecond;

    private <C extends Record> ModuleTrial(
            StatModuleProvider<C> provider, C config, HostPaths paths, long epochSecond, int maxSeries)
            throws IOException {
        this.epochSecond = epochSecond;
        clock = new ManualClock(epochSecond);
        EventLog log = new EventLog(clock);
        registry = new SeriesRegistry(log);
        registry.limit(provider.names().getFirst(), maxSeries);
        ModuleSetting setting = new ModuleSetting(
                provider.names().getFirst(),
                registry,
                Passage.OPEN,
                paths,
                clock,
                log,
                new SideCalls(),
                OwnProcess.untold(),
                _ -> _ -> {});
        StatModule module = provider.create(config, setting);
        unit = setting.unit(1, module);
    }

    /**
     * Makes a module.
     *
     * @param provider its kind
     * @param config its configuration
     * @param paths the host it reads
     * @param epochSecond the second before its first tick
     * @throws IOException if it can never work there
     */
    public static <C extends Record> ModuleTrial of(
            StatModuleProvider<C> provider, C config, HostPaths paths, long epochSecond) throws IOException {
        return of(provider, config, paths, epochSecond, provider.maxSeries());
    }

    /** The same of a module that may have so many series; 0 = any number. */
    public static <C extends Record> ModuleTrial of(
            StatModuleProvider<C> provider, C config, HostPaths paths, long epochSecond, int maxSeries)
            throws IOException {
        return new ModuleTrial(provider, config, paths, epochSecond, maxSeries);
    }

    /**
     * Lets a time pass and reads the module once.
     *
     * @param nanos the time since the last read, in nanoseconds
     * @return its points; a counter without a rate is left out
     * @throws IOException what the module threw; its row is thrown away, as the agent does
     */
    public List<Reading> tick(long nanos) throws IOException {
        count(nanos);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.hasValue(i)) {
                readings.add(Reading.of(points, i));
            }
        }
        return readings;
    }

    /**
     * The same, allocating nothing beyond what the module does and the tick itself.
     *
     * @return how many points there are; a counter without a rate counts
     */
    public int count(long nanos) throws IOException {
        clock.advance(nanos);
        epochSecond += Math.max(1, nanos / SECOND);
        long now = clock.nanoTime();
        points.clear();
        unit.read(new Tick(epochSecond, now, now + DEADLINE_NANOS), clock, points);
        return points.size();
    }

    /** What it has told as problems, and reads that threw. */
    public long errors() {
        return unit.errors();
    }

    /** How often there was no room for a new thing or series. */
    public long overBudget() {
        return registry.overBudget();
    }

    /** The series that are open. */
    public List<Series> series() {
        return registry.series();
    }

    @Override
    public void close() throws IOException {
        unit.close();
    }

    /**
     * A point.
     *
     * @param series its series
     * @param value a {@link Long} or a {@link Double}, as the series' type says
     */
    public record Reading(Series series, Number value) {
        private static Reading of(Points points, int i) {
            Series series = points.series(i);
            return new Reading(
                    series,
                    series.type() == NumberType.FLOATING
                            ? (Number) Double.valueOf(points.floating(i))
                            : (Number) Long.valueOf(points.bits(i)));
        }

        /** The line of a golden file: name, unit, value. */
        @Override
        public String toString() {
            String unit = series.unit().isEmpty() ? "-" : series.unit();
            return series.name() + ' ' + unit + ' ' + value;
        }
    }
}
