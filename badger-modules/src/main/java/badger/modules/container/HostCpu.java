package badger.modules.container;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.ProcStat;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;

/** CPU time that the whole host uses: {@code /proc/stat}, all states but those in which a core stood still or others had it. */
final class HostCpu implements Part {
    private static final CpuState[] BUSY = {
        CpuState.USER, CpuState.NICE, CpuState.SYSTEM, CpuState.IRQ, CpuState.SOFTIRQ
    };
    /** The kernel shows hundredths of a second (USER_HZ) wherever Java runs. */
    private static final long MICROS_PER_JIFFY = 10_000;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final double PERCENT = 100;

    private final ModuleContext context;
    private final Instances<HostSeries> series;
    private final ProcStat stat;
    private final ReadPace pace;

    HostCpu(Instances<HostSeries> series, ModuleContext context) {
        this.context = context;
        this.series = series;
        Path file = context.paths().proc().resolve("stat");
        stat = new ProcStat(file);
        pace = ReadPace.everyTick(file, ReadPace.DEAR_INTERVAL);
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        long nanos = context.clock().nanoTime();
        stat.read();
        pace.read(tick, stat.kernelNanos());
        HostSeries host = series.at(HostSeries.HOST);
        host.cpu.set(0, busyMicros(), nanos / NANOS_PER_MICRO);
        if (stat.cores() > 0) {
            host.cpuLimit.set(PERCENT * stat.cores());
        }
        Readings.tell(stat.problem(), context);
    }

    private long busyMicros() {
        long jiffies = 0;
        for (CpuState state : BUSY) {
            long part = stat.total(state);
            if (part == ProcValue.ABSENT || part > Long.MAX_VALUE / MICROS_PER_JIFFY - jiffies) {
                return ProcValue.ABSENT;
            }
            jiffies += part;
        }
        return jiffies * MICROS_PER_JIFFY;
    }

    @Override
    public void close() {
        stat.close();
    }
}
