package badger.modules;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Shares;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.proc.ProcStat;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** CPU states as percentages of all jiffies, and the host's forks and context switches: {@code /proc/stat}. */
final class CpuModule implements StatModule {
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
    private static final CpuState[] STATES = CpuState.values();

    private final ModuleContext context;
    private final ProcStat stat;
    private final ReadPace pace;
    private final Map<CpuState, Counter> states = new EnumMap<>(CpuState.class);
    private final Shares shares;
    private final Counter forks;
    private final Counter switches;
    private final Counter switchesPerCore;
    private final LongGauge running;
    private final LongGauge blocked;

    CpuModule(CpuConfig config, ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("stat");
        stat = new ProcStat(file);
        pace = ReadPace.everyTick(file, config.dearInterval());
        Schema schema = context.schema();
        shares = schema.shares();
        forks = schema.counter("cpu.procs_forked_per_sec", "", "processes and threads created, per second");
        switches = schema.counter("cpu.ctxt_per_sec", "", "context switches, per second");
        switchesPerCore =
                schema.counter("cpu.ctxt_per_sec_per_core", "", "context switches, per second and core on line");
        running = schema.gauge("cpu.procs_running", "", "threads that run or are ready to");
        blocked = schema.gauge("cpu.procs_blocked", "", "threads that wait for I/O");
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        stat.read();
        pace.read(tick, stat.kernelNanos());
        for (CpuState state : STATES) {
            long jiffies = stat.total(state);
            if (jiffies != ProcValue.ABSENT) {
                share(state).set(jiffies);
            }
        }
        Readings.set(forks, stat.forks());
        Readings.set(switches, stat.contextSwitches());
        if (stat.contextSwitches() != ProcValue.ABSENT && stat.cores() > 0) {
            switchesPerCore.set(stat.contextSwitches(), stat.cores());
        }
        Readings.set(running, stat.procsRunning());
        Readings.set(blocked, stat.procsBlocked());
        Readings.tell(stat.problem(), context);
    }

    /** The share of a state, declared when the kernel first shows that state. */
    private Counter share(CpuState state) {
        Counter known = states.get(state);
        if (known != null) {
            return known;
        }
        String metric = "cpu." + state.name().toLowerCase(Locale.ROOT);
        String meaning = MEANINGS.getOrDefault(state, "");
        boolean contained = state == CpuState.GUEST || state == CpuState.GUEST_NICE;
        Counter declared = contained ? shares.contained(metric, meaning) : shares.part(metric, meaning);
        states.put(state, declared);
        return declared;
    }

    @Override
    public void close() {
        stat.close();
    }
}
