package badger.modules.container;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.CgroupCpuStat;
import badger.proc.CgroupMemoryEvents;
import badger.proc.CgroupMemoryStat;
import badger.proc.NetDev.Column;
import badger.proc.Pressure;
import badger.proc.ProcValue;
import org.jspecify.annotations.Nullable;

/** The series of one container or service, or of the container that the agent is in. */
final class ContainerSeries {
    /** Version 1 says so where there is no limit: the largest number of whole pages, whatever their size. */
    private static final long UNLIMITED = Long.MAX_VALUE - (1 << 20);

    private static final double PERCENT = 100;

    private final Growth cpu;
    private final DoubleGauge cpuLimit;
    private final Growth throttledPeriods;
    private final Growth throttledTime;
    private final LongGauge memoryUsage;
    private final LongGauge memoryLimit;
    private final LongGauge workingSet;
    private final Growth oomKills;
    private final Growth readBytes;
    private final Growth writeBytes;
    private final Growth reads;
    private final Growth writes;
    private final LongGauge pids;
    private final LongGauge pidsLimit;
    private final Growth cpuStall;
    private final Growth memoryStall;
    private final Growth ioStall;
    private final @Nullable TrafficSeries traffic;
    private final @Nullable ExtendedSeries more;

    private long group;
    private long micros;
    private long usage;
    private long quota;

    private ContainerSeries(Schema schema, String what, boolean extended, boolean network) {
        cpu = new Growth(schema.percentSum(what + ".cpu.percent", "CPU time used; 100 is one core"));
        cpuLimit = schema.floatingGauge(
                what + ".cpu.limit",
                "percent",
                "CPU time that may be used; 100 is one core, none if there is no limit");
        throttledPeriods = new Growth(
                schema.sum(what + ".cpu.throttled_periods", "", "periods in which the limit was reached, per second"));
        throttledTime = new Growth(
                schema.sum(what + ".cpu.throttled_time", "us", "time held back for that, of all cores, per second"));
        memoryUsage = schema.gauge(what + ".memory.usage", "B", "memory in use, page cache included");
        memoryLimit = schema.gauge(what + ".memory.limit", "B", "memory that may be used, none if there is no limit");
        workingSet = schema.gauge(
                what + ".memory.working_set", "B", "memory in use without page cache that was not used lately");
        oomKills = new Growth(
                schema.sum(what + ".memory.oom_kills", "", "processes killed for want of memory, per second"));
        readBytes = new Growth(schema.sum(what + ".io.read_bytes", "B", "read from block devices, per second"));
        writeBytes = new Growth(schema.sum(what + ".io.write_bytes", "B", "written to block devices, per second"));
        reads = new Growth(schema.sum(what + ".io.reads", "", "reads from block devices, per second"));
        writes = new Growth(schema.sum(what + ".io.writes", "", "writes to block devices, per second"));
        pids = schema.gauge(what + ".pids.current", "", "threads there are");
        pidsLimit = schema.gauge(what + ".pids.limit", "", "threads there may be, none if there is no limit");
        cpuStall = stall(schema, what, "cpu");
        memoryStall = stall(schema, what, "memory");
        ioStall = stall(schema, what, "io");
        traffic = network ? new TrafficSeries(schema, what, extended) : null;
        more = extended ? new ExtendedSeries(schema, what) : null;
    }

    /** Those of a container or service. */
    static ContainerSeries ofContainer(Schema schema, boolean extended) {
        return new ContainerSeries(schema, "container", extended, true);
    }

    /** Those of the container that the agent is in, whose network module network shows. */
    static ContainerSeries ofScope(Schema schema, boolean extended) {
        return new ContainerSeries(schema, "scope", extended, false);
    }

    private static Growth stall(Schema schema, String what, String resource) {
        return new Growth(schema.percentSum(
                what + ".pressure." + resource + ".some",
                "time in which at least one task stood still for want of " + resource));
    }

    /**
     * Begins a read.
     *
     * @param of the number of the group that is read
     * @param nanos the monotonic clock
     */
    void begin(long of, long nanos) {
        group = of;
        micros = nanos / 1_000;
        usage = ProcValue.ABSENT;
        quota = ProcValue.ABSENT;
    }

    void cpu(long usedMicros) {
        cpu.set(group, usedMicros, micros);
    }

    void cpuByMode(long userMicros, long systemMicros) {
        if (more != null) {
            more.user(group, userMicros, micros);
            more.system(group, systemMicros, micros);
        }
    }

    /** A group that has never had a quota has no periods, and no throttling either. */
    void throttling(CgroupCpuStat stat) {
        if (stat.periods() > 0) {
            throttledPeriods.set(group, stat.throttledPeriods());
            throttledTime.set(group, stat.throttledMicros());
            if (more != null) {
                more.throttled(group, stat);
            }
        }
    }

    /** A quota; its period comes by {@link #cpuPeriod}. */
    void cpuQuota(long quotaMicros) {
        quota = quotaMicros;
    }

    void cpuPeriod(long periodMicros) {
        if (quota != ProcValue.ABSENT && periodMicros > 0) {
            cpuLimit.set(PERCENT * quota / periodMicros);
        }
    }

    void memoryUsage(long bytes) {
        usage = bytes;
        Readings.set(memoryUsage, bytes);
    }

    void memoryLimit(long bytes) {
        if (bytes < UNLIMITED) {
            Readings.set(memoryLimit, bytes);
        }
    }

    /** What the memory is used for; how much that is must have been set before. */
    void memory(CgroupMemoryStat stat) {
        if (usage != ProcValue.ABSENT && stat.inactiveFile() != ProcValue.ABSENT) {
            workingSet.set(Math.max(0, usage - stat.inactiveFile()));
        }
        if (more != null) {
            more.memory(group, stat);
        }
    }

    void swap(long bytes) {
        if (more != null) {
            more.swap(bytes);
        }
    }

    void memoryEvents(CgroupMemoryEvents events) {
        oomKills.set(group, events.oomKills());
        if (more != null) {
            more.limitHits(group, events.limitHits());
        }
    }

    /** Version 1's count of them, which has a file of its own. */
    void limitHits(long count) {
        if (more != null) {
            more.limitHits(group, count);
        }
    }

    void ioBytes(long read, long written) {
        readBytes.set(group, read);
        writeBytes.set(group, written);
    }

    void ioOperations(long read, long written) {
        reads.set(group, read);
        writes.set(group, written);
    }

    void pids(long count) {
        Readings.set(pids, count);
    }

    void pidsLimit(long count) {
        Readings.set(pidsLimit, count);
    }

    void cpuStall(Pressure pressure) {
        cpuStall.set(group, pressure.some().totalMicros(), micros);
    }

    void memoryStall(Pressure pressure) {
        memoryStall.set(group, pressure.some().totalMicros(), micros);
        if (more != null) {
            more.memoryStall(group, pressure, micros);
        }
    }

    void ioStall(Pressure pressure) {
        ioStall.set(group, pressure.some().totalMicros(), micros);
        if (more != null) {
            more.ioStall(group, pressure, micros);
        }
    }

    void traffic(Column column, long count) {
        if (traffic != null) {
            traffic.set(group, column, count);
        }
    }
}
