package badger.modules.cpu;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.CoreNumbers;
import badger.proc.ProcStat;
import badger.proc.ProcValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often cores and packages were throttled for heat: {@code thermal_throttle}, which processors of Intel have. It is read
 * every ten seconds. Hyper-threads of one core, and cores of one package, count the same events: one of each is read, that
 * with the least number.
 */
final class CpuThrottles {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration DEAR = Duration.ofSeconds(60);

    private final ModuleContext context;
    private final Schema schema;
    private final ReadPace pace;
    private final CoreNumbers coreCounts;
    private final CoreNumbers packageCounts;
    private final CoreNumbers coreIds;
    private final CoreNumbers packageIds;
    private final @Nullable Cores cores;
    private @Nullable Sum coreSum;
    private @Nullable Sum packageSum;

    /** The cores that were on line when it was last found out which of them share a counter. */
    private int[] online = {};
    /** For each of these whether it is the one that is read of its core, and of its package. */
    private boolean[] firstOfCore = {};

    private boolean[] firstOfPackage = {};

    CpuThrottles(ModuleContext context, @Nullable Cores cores) {
        Path folder = context.paths().sys().resolve("devices/system/cpu");
        this.context = context;
        this.schema = context.schema();
        this.pace = ReadPace.seldom(folder.resolve("cpu*/thermal_throttle"), USUAL, DEAR);
        this.coreCounts = new CoreNumbers(folder, "thermal_throttle/core_throttle_count");
        this.packageCounts = new CoreNumbers(folder, "thermal_throttle/package_throttle_count");
        this.coreIds = new CoreNumbers(folder, "topology/core_id");
        this.packageIds = new CoreNumbers(folder, "topology/physical_package_id");
        this.cores = cores;
    }

    /** Reads the counts of the cores that are on line. */
    void read(Tick tick, ProcStat stat) {
        if (!pace.isDue(tick)) {
            return;
        }
        coreCounts.begin();
        packageCounts.begin();
        if (!isKnown(stat)) {
            learn(stat);
        }
        for (int row = 0; row < online.length; row++) {
            int id = online[row];
            if (firstOfCore[row] || cores != null) {
                coreCount(id, coreCounts.read(id), firstOfCore[row]);
            }
            if (firstOfPackage[row]) {
                packageCount(id, packageCounts.read(id));
            }
        }
        pace.read(tick, coreCounts.kernelNanos() + packageCounts.kernelNanos());
        if (coreSum != null) {
            coreSum.set();
        }
        if (packageSum != null) {
            packageSum.set();
        }
        Readings.tell(coreCounts.problem(), context);
        Readings.tell(packageCounts.problem(), context);
    }

    private void coreCount(int id, long count, boolean first) {
        if (count == ProcValue.ABSENT) {
            return;
        }
        if (cores != null) {
            cores.setThrottled(id, count);
        }
        if (first) {
            Sum sum = coreSum;
            if (sum == null) {
                sum = schema.sum(
                        "cpu.core_throttles", "", "times that cores were throttled for heat, of all cores, per second");
                coreSum = sum;
            }
            sum.add(id, 0, count);
        }
    }

    private void packageCount(int id, long count) {
        if (count == ProcValue.ABSENT) {
            return;
        }
        Sum sum = packageSum;
        if (sum == null) {
            sum = schema.sum(
                    "cpu.package_throttles",
                    "",
                    "times that packages were throttled for heat, of all packages, per second");
            packageSum = sum;
        }
        sum.add(id, 0, count);
    }

    private boolean isKnown(ProcStat stat) {
        boolean same = stat.cores() == online.length;
        for (int row = 0; same && row < online.length; row++) {
            same = stat.coreId(row) == online[row];
        }
        return same;
    }

    /** Finds out which cores share a counter; where the kernel does not say, none does. */
    private void learn(ProcStat stat) {
        int[] before = online;
        int count = stat.cores();
        online = new int[count];
        firstOfCore = new boolean[count];
        firstOfPackage = new boolean[count];
        long[] packages = new long[count];
        long[] inPackages = new long[count];
        coreIds.begin();
        packageIds.begin();
        for (int row = 0; row < count; row++) {
            int id = stat.coreId(row);
            online[row] = id;
            if (Arrays.binarySearch(before, id) < 0) {
                coreCounts.returned(id);
                packageCounts.returned(id);
                coreIds.returned(id);
                packageIds.returned(id);
            }
            // most hosts have none of these counters, and are asked for nothing else
            boolean counts = coreCounts.read(id) != ProcValue.ABSENT;
            packages[row] = counts ? packageIds.read(id) : ProcValue.ABSENT;
            inPackages[row] = counts ? coreIds.read(id) : ProcValue.ABSENT;
            firstOfPackage[row] = counts;
            firstOfCore[row] = counts;
            for (int other = 0; other < row && firstOfCore[row]; other++) {
                if (packages[row] != ProcValue.ABSENT && packages[other] == packages[row]) {
                    firstOfPackage[row] = false;
                    firstOfCore[row] = inPackages[row] == ProcValue.ABSENT || inPackages[other] != inPackages[row];
                }
            }
        }
        coreIds.close();
        packageIds.close();
    }

    void close() {
        coreCounts.close();
        packageCounts.close();
    }
}
