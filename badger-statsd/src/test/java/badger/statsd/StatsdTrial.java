package badger.statsd;

import badger.core.spi.ModuleContext;
import badger.core.spi.Series;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A module that packets are handed to as its sockets would, and that is read tick by tick. */
final class StatsdTrial implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;

    private final ModuleTrial trial;
    private final Reception reception;

    private StatsdTrial(ModuleTrial trial, Reception reception) {
        this.trial = trial;
        this.reception = reception;
    }

    static StatsdTrial of(StatsdConfig config) throws IOException {
        return of(config, new StatsdModuleProvider().maxSeries());
    }

    /** A module that may have so many series, its own of the reception included. */
    static StatsdTrial of(StatsdConfig config, int maxSeries) throws IOException {
        Watched provider = new Watched();
        ModuleTrial trial = ModuleTrial.of(provider, config, new StagedHost(Path.of("/nonexistent")), 0, maxSeries);
        return new StatsdTrial(trial, Objects.requireNonNull(provider.module).reception());
    }

    /** Hands a packet over. */
    StatsdTrial send(String packet) {
        byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
        reception.packet(bytes, bytes.length);
        return this;
    }

    Reception reception() {
        return reception;
    }

    /** Lets a second pass: all points but those about the reception itself, by name. */
    Map<String, Number> tick() throws IOException {
        return tick(SECOND);
    }

    Map<String, Number> tick(long nanos) throws IOException {
        Map<String, Number> values = all(nanos);
        values.keySet().removeIf(name -> name.startsWith("statsd."));
        return values;
    }

    /** All points after a time, by name. */
    Map<String, Number> all(long nanos) throws IOException {
        Map<String, Number> values = new TreeMap<>();
        for (Reading reading : trial.tick(nanos)) {
            values.put(reading.series().name(), reading.value());
        }
        return values;
    }

    int count() throws IOException {
        return trial.count(SECOND);
    }

    List<Series> series() {
        return trial.series();
    }

    long overBudget() {
        return trial.overBudget();
    }

    long errors() {
        return trial.errors();
    }

    @Override
    public void close() throws IOException {
        trial.close();
    }

    /** Keeps the module that it made. */
    private static final class Watched implements StatModuleProvider<StatsdConfig> {
        private @Nullable StatsdModule module;

        @Override
        public List<String> names() {
            return List.of("statsd");
        }

        @Override
        public String summary() {
            return "as the real one";
        }

        @Override
        public StatsdConfig defaults() {
            return StatsdConfig.local();
        }

        @Override
        public StatModule create(StatsdConfig config, ModuleContext context) {
            StatsdModule made = new StatsdModule(config, context);
            module = made;
            return made;
        }
    }
}
