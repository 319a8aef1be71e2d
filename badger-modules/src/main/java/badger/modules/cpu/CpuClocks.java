package badger.modules.cpu;

import badger.core.spi.DoubleGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.CoreNumbers;
import badger.proc.ProcStat;
import badger.proc.ProcValue;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The clocks of the cores now: {@code scaling_cur_freq} of cpufreq. Kernels before 5.18 ask every core, which is dear. */
final class CpuClocks {
    private static final String FILE = "cpufreq/scaling_cur_freq";
    private static final double KILOHERTZ = 1_000;

    private final ModuleContext context;
    private final CoreNumbers clocks;
    private final ReadPace pace;
    private final @Nullable Cores cores;
    private final Schema schema;
    private @Nullable DoubleGauge mean;

    CpuClocks(ModuleContext context, Duration rare, @Nullable Cores cores) {
        Path folder = context.paths().sys().resolve("devices/system/cpu");
        this.context = context;
        this.schema = context.schema();
        this.clocks = new CoreNumbers(folder, FILE);
        this.pace = ReadPace.everyTick(folder.resolve("cpu*").resolve(FILE), rare);
        this.cores = cores;
    }

    /** Reads the clocks of the cores that are on line. */
    void read(Tick tick, ProcStat online) {
        if (!pace.isDue(tick)) {
            return;
        }
        clocks.begin();
        long sum = 0;
        long count = 0;
        for (int row = 0; row < online.cores(); row++) {
            int id = online.coreId(row);
            long kilohertz = clocks.read(id);
            if (kilohertz != ProcValue.ABSENT) {
                sum += kilohertz;
                count++;
                if (cores != null) {
                    cores.setClock(id, kilohertz);
                }
            }
        }
        pace.read(tick, clocks.kernelNanos());
        if (count > 0) {
            long kilohertz = sum / count;
            mean().set(kilohertz / KILOHERTZ);
        }
        Readings.tell(clocks.problem(), context);
    }

    private DoubleGauge mean() {
        DoubleGauge known = mean;
        if (known == null) {
            known = schema.floatingGauge("cpu.frequency", "MHz", "clock of the cores now, mean of those on line");
            mean = known;
        }
        return known;
    }

    void close() {
        clocks.close();
    }
}
