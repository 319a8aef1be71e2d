package badger.modules.cpu;

import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.proc.CoreNumbers;
import badger.proc.ProcStat;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The series that each core has, by the kernel's number of the core. */
final class Cores {
    private static final double KILOHERTZ = 1_000;

    private final Instances<Core> cores;
    private @Nullable String[] names = {};

    Cores(Schema schema) {
        cores = schema.instances("core", Core::new);
    }

    /** Sets the states of all cores that are on line. */
    void setStates(ProcStat stat) {
        for (int row = 0; row < stat.cores(); row++) {
            int id = stat.coreId(row);
            if (id < CoreNumbers.MOST_CORES) {
                CpuStates states = cores.at(name(id)).states;
                for (CpuState state : CpuStates.ALL) {
                    states.set(state, stat.core(row, state));
                }
            }
        }
    }

    /** Sets the clock of a core, in kHz. */
    void setClock(int id, long kilohertz) {
        if (kilohertz != ProcValue.ABSENT && id < CoreNumbers.MOST_CORES) {
            cores.at(name(id)).clock().set(kilohertz / KILOHERTZ);
        }
    }

    /** Sets how often a core was throttled since boot. */
    void setThrottled(int id, long times) {
        if (times != ProcValue.ABSENT && id < CoreNumbers.MOST_CORES) {
            cores.at(name(id)).throttled().set(times);
        }
    }

    private String name(int id) {
        if (id >= names.length) {
            names = Arrays.copyOf(names, Math.max(id + 1, 2 * names.length));
        }
        String known = names[id];
        if (known == null) {
            known = Integer.toString(id);
            names[id] = known;
        }
        return known;
    }

    private static final class Core {
        private final Schema schema;
        private final CpuStates states;
        private @Nullable DoubleGauge clock;
        private @Nullable Counter throttled;

        private Core(Schema schema) {
            this.schema = schema;
            this.states = new CpuStates(schema, "cpu.core.");
        }

        private DoubleGauge clock() {
            DoubleGauge known = clock;
            if (known == null) {
                known = schema.floatingGauge("cpu.core.frequency", "MHz", "clock of the core now");
                clock = known;
            }
            return known;
        }

        private Counter throttled() {
            Counter known = throttled;
            if (known == null) {
                known = schema.counter("cpu.core.throttles", "", "times the core was throttled for heat, per second");
                throttled = known;
            }
            return known;
        }
    }
}
