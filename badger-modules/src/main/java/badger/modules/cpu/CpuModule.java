package badger.modules.cpu;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.ProcStat;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * CPU states as percentages of all jiffies, the host's forks, context switches and interrupts ({@code /proc/stat}, {@code /proc/interrupts}), and the
 * clocks and throttles of the cores ({@code /sys/devices/system/cpu}).
 */
final class CpuModule implements StatModule {
    private final ModuleContext context;
    private final ProcStat stat;
    private final ReadPace pace;
    private final CpuStates states;
    private final Counter forks;
    private final Counter switches;
    private final Counter switchesPerCore;
    private final LongGauge running;
    private final LongGauge blocked;
    private final Counter interrupts;
    private final SoftInterrupts softInterrupts;
    private final @Nullable InterruptLines interruptLines;
    private final @Nullable Cores cores;
    private final CpuClocks clocks;
    private final CpuThrottles throttles;

    CpuModule(CpuConfig config, ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("stat");
        stat = new ProcStat(file);
        pace = ReadPace.everyTick(file, config.dearInterval());
        Schema schema = context.schema();
        states = new CpuStates(schema, "cpu.");
        forks = schema.counter("cpu.procs_forked_per_sec", "", "processes and threads created, per second");
        switches = schema.counter("cpu.ctxt_per_sec", "", "context switches, per second");
        switchesPerCore =
                schema.counter("cpu.ctxt_per_sec_per_core", "", "context switches, per second and core on line");
        running = schema.gauge("cpu.procs_running", "", "threads that run or are ready to");
        blocked = schema.gauge("cpu.procs_blocked", "", "threads that wait for I/O");
        interrupts = schema.counter("cpu.intr_per_sec", "", "interrupts, per second");
        softInterrupts = new SoftInterrupts(schema);
        interruptLines = config.interrupts() ? new InterruptLines(context, config.dearInterval()) : null;
        cores = config.perCore() ? new Cores(schema) : null;
        clocks = new CpuClocks(context, config.dearInterval(), cores);
        throttles = new CpuThrottles(context, cores);
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        stat.read();
        pace.read(tick, stat.kernelNanos());
        for (CpuState state : CpuStates.ALL) {
            states.set(state, stat.total(state));
        }
        Readings.set(forks, stat.forks());
        Readings.set(switches, stat.contextSwitches());
        if (stat.contextSwitches() != ProcValue.ABSENT && stat.cores() > 0) {
            switchesPerCore.set(stat.contextSwitches(), stat.cores());
        }
        Readings.set(running, stat.procsRunning());
        Readings.set(blocked, stat.procsBlocked());
        Readings.set(interrupts, stat.interrupts());
        softInterrupts.set(stat);
        if (cores != null) {
            cores.setStates(stat);
        }
        if (interruptLines != null) {
            interruptLines.read(tick);
        }
        clocks.read(tick, stat);
        throttles.read(tick, stat);
        Readings.tell(stat.problem(), context);
    }

    @Override
    public void close() {
        stat.close();
        if (interruptLines != null) {
            interruptLines.close();
        }
        clocks.close();
        throttles.close();
    }
}
