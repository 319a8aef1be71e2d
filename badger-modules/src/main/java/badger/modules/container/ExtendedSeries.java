package badger.modules.container;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.CgroupCpuStat;
import badger.proc.CgroupMemoryStat;
import badger.proc.Pressure;

/** What there is to say of a container on request. */
final class ExtendedSeries {
    private final Growth user;
    private final Growth system;
    private final Growth throttled;
    private final LongGauge anonymous;
    private final LongGauge file;
    private final LongGauge shared;
    private final LongGauge swap;
    private final Growth faults;
    private final Growth majorFaults;
    private final Growth limitHits;
    private final Growth memoryStall;
    private final Growth ioStall;

    ExtendedSeries(Schema schema, String what) {
        user = new Growth(schema.percentSum(what + ".cpu.user", "CPU time used in user mode; 100 is one core"));
        system = new Growth(schema.percentSum(what + ".cpu.system", "CPU time used in the kernel; 100 is one core"));
        throttled = new Growth(schema.percentSum(
                what + ".cpu.throttled_percent",
                "periods in which the limit was reached, of those with something to do"));
        anonymous = schema.gauge(what + ".memory.anon", "B", "anonymous memory: heaps and stacks of processes");
        file = schema.gauge(what + ".memory.file", "B", "page cache, tmpfs and shared memory included");
        shared = schema.gauge(what + ".memory.shmem", "B", "shared memory and tmpfs");
        swap = schema.gauge(what + ".memory.swap", "B", "what is in swap");
        faults = new Growth(schema.sum(what + ".memory.pgfault", "", "page faults, per second"));
        majorFaults = new Growth(
                schema.sum(what + ".memory.pgmajfault", "", "page faults that had to read from disk, per second"));
        limitHits = new Growth(
                schema.sum(what + ".memory.limit_hits", "", "times the limit of memory was reached, per second"));
        memoryStall = stall(schema, what, "memory");
        ioStall = stall(schema, what, "io");
    }

    private static Growth stall(Schema schema, String what, String resource) {
        return new Growth(schema.percentSum(
                what + ".pressure." + resource + ".full",
                "time in which all tasks with something to do stood still for want of " + resource));
    }

    void user(long group, long usedMicros, long micros) {
        user.set(group, usedMicros, micros);
    }

    void system(long group, long usedMicros, long micros) {
        system.set(group, usedMicros, micros);
    }

    void throttled(long group, CgroupCpuStat stat) {
        throttled.set(group, stat.throttledPeriods(), stat.periods());
    }

    void memory(long group, CgroupMemoryStat stat) {
        Readings.set(anonymous, stat.anonymous());
        Readings.set(file, stat.file());
        Readings.set(shared, stat.shared());
        faults.set(group, stat.faults());
        majorFaults.set(group, stat.majorFaults());
    }

    void swap(long bytes) {
        Readings.set(swap, bytes);
    }

    void limitHits(long group, long count) {
        limitHits.set(group, count);
    }

    void memoryStall(long group, Pressure pressure, long micros) {
        memoryStall.set(group, pressure.full().totalMicros(), micros);
    }

    void ioStall(long group, Pressure pressure, long micros) {
        ioStall.set(group, pressure.full().totalMicros(), micros);
    }
}
