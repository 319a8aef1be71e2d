package badger.modules.cpu;

import badger.core.spi.Counter;
import badger.core.spi.Schema;
import badger.core.spi.Shares;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The states of one CPU, or of all together, as percentages of all its jiffies. */
final class CpuStates {
    static final CpuState[] ALL = CpuState.values();

    private static final Map<CpuState, String> MEANINGS = new EnumMap<>(Map.of(
            CpuState.USER, "processes in user mode; guest is contained",
            CpuState.NICE, "processes of low priority in user mode; guest_nice is contained",
            CpuState.SYSTEM, "the kernel",
            CpuState.IDLE, "nothing to do",
            CpuState.IOWAIT, "nothing to do while I/O was outstanding",
            CpuState.IRQ, "interrupts",
            CpuState.SOFTIRQ, "soft interrupts",
            CpuState.STEAL, "ready to run while the hypervisor ran others",
            CpuState.GUEST, "virtual CPUs of guests; contained in user",
            CpuState.GUEST_NICE, "virtual CPUs of guests of low priority; contained in nice"));

    private final Shares shares;
    private final String prefix;
    private final Map<CpuState, Counter> states = new EnumMap<>(CpuState.class);

    /**
     * Declares nothing yet.
     *
     * @param schema where the states are declared
     * @param prefix what comes before a state's name in its metric
     */
    CpuStates(Schema schema, String prefix) {
        this.shares = schema.shares();
        this.prefix = prefix;
    }

    /** Sets the jiffies spent in a state; one that the kernel does not have is never declared. */
    void set(CpuState state, long jiffies) {
        if (jiffies != ProcValue.ABSENT) {
            share(state).set(jiffies);
        }
    }

    /** The share of a state, declared when the kernel first shows that state. */
    private Counter share(CpuState state) {
        Counter known = states.get(state);
        if (known != null) {
            return known;
        }
        String metric = prefix + state.name().toLowerCase(Locale.ROOT);
        String meaning = MEANINGS.getOrDefault(state, "");
        boolean contained = state == CpuState.GUEST || state == CpuState.GUEST_NICE;
        Counter declared = contained ? shares.contained(metric, meaning) : shares.part(metric, meaning);
        states.put(state, declared);
        return declared;
    }
}
