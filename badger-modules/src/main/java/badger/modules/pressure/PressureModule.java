package badger.modules.pressure;

import badger.core.spi.DoubleGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Parts;
import badger.modules.Readings;
import badger.proc.Pressure;
import badger.proc.Pressure.Stall;
import badger.proc.ProcValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** For how much of the time tasks stood still for want of CPU, memory or I/O: {@code /proc/pressure}. */
final class PressureModule implements StatModule {
    private static final String SOME = "at least one task stood still";
    private static final String FULL = "all tasks with something to do stood still";

    private final boolean averages;
    private final ModuleContext context;
    private final Parts parts;

    PressureModule(PressureConfig config, ModuleContext context) {
        this.averages = config.averages();
        this.context = context;
        parts = new Parts(context);
        // the system's line "full" of cpu means nothing, and irq has no line "some" (psi.rst)
        parts.addWhereThere(new Resource("cpu", true, false));
        parts.addWhereThere(new Resource("memory", true, true));
        parts.addWhereThere(new Resource("io", true, true));
        parts.addWhereThere(new Resource("irq", false, true));
    }

    @Override
    public void collect(Tick tick) {
        parts.read(tick);
    }

    @Override
    public void close() {
        parts.close();
    }

    /** One file. */
    private final class Resource implements Part {
        private final Pressure pressure;
        private final @Nullable StallSeries some;
        private final @Nullable StallSeries full;

        private Resource(String name, boolean hasSome, boolean hasFull) {
            pressure = new Pressure(context.paths().proc().resolve("pressure").resolve(name));
            some = hasSome ? series(name + ".some", "time in which " + SOME + " for want of " + name) : null;
            full = hasFull ? series(name + ".full", "time in which " + FULL + " for want of " + name) : null;
        }

        private StallSeries series(String name, String meaning) {
            return new StallSeries(context.schema(), "pressure." + name, meaning, averages);
        }

        @Override
        public void read(Tick tick) throws IOException {
            long nanos = context.clock().nanoTime();
            pressure.read();
            if (some != null) {
                some.set(pressure.some(), nanos);
            }
            if (full != null) {
                full.set(pressure.full(), nanos);
            }
            Readings.tell(pressure.problem(), context);
        }

        @Override
        public void close() {
            pressure.close();
        }
    }

    /** The series of one line. */
    private static final class StallSeries {
        private static final long NANOS_PER_MICRO = 1_000;

        private final Sum share;
        private final @Nullable DoubleGauge tenSeconds;
        private final @Nullable DoubleGauge minute;
        private final @Nullable DoubleGauge fiveMinutes;
        /** Totals that have begun anew: one that fell is another one, and its first sight has no growth. */
        private long resets;

        private long previous;

        private StallSeries(Schema schema, String metric, String meaning, boolean averages) {
            share = schema.percentSum(metric, meaning);
            tenSeconds = averages ? average(schema, metric + ".avg10", "10 seconds") : null;
            minute = averages ? average(schema, metric + ".avg60", "60 seconds") : null;
            fiveMinutes = averages ? average(schema, metric + ".avg300", "300 seconds") : null;
        }

        private static DoubleGauge average(Schema schema, String metric, String time) {
            return schema.floatingGauge(metric, "percent", "the same as the kernel averages it over " + time);
        }

        private void set(Stall from, long nanos) {
            long total = from.totalMicros();
            if (total != ProcValue.ABSENT) {
                resets += total < previous ? 1 : 0;
                previous = total;
                share.add(0, resets, total);
                share.set(nanos / NANOS_PER_MICRO);
            }
            set(tenSeconds, from.tenSeconds());
            set(minute, from.minute());
            set(fiveMinutes, from.fiveMinutes());
        }

        private static void set(@Nullable DoubleGauge gauge, double value) {
            if (gauge != null && value != ProcValue.ABSENT) {
                gauge.set(value);
            }
        }
    }
}
