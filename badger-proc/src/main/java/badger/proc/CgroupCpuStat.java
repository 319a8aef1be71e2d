package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the files {@code cpu.stat} of control groups: the CPU time that the processes of a group, and of those below it, have
 * used, and how they were throttled. Version 2 has everything; version 1 ({@code cpu} controller) the throttling only. Periods
 * are there where the cpu controller is on. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files">Documentation/admin-guide/cgroup-v2.rst, CPU</a>
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html#statistics">Documentation/scheduler/sched-bwc.rst, Statistics</a>
 */
public final class CgroupCpuStat {
    private static final String[] NAMES = {
        "usage_usec",
        "user_usec",
        "system_usec",
        "nr_periods",
        "nr_throttled",
        "throttled_usec",
        // of version 1, in nanoseconds
        "throttled_time"
    };
    private static final long NANOS_PER_MICRO = 1_000;

    private final FlatKeyed lines = new FlatKeyed(512, NAMES);

    /** A reader of many such files. */
    public CgroupCpuStat() {}

    /**
     * Reads a file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile file) throws IOException {
        lines.read(file);
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return lines.problem();
    }

    /** CPU time used, in microseconds. */
    public long usageMicros() {
        return lines.value(0);
    }

    /** The part of it spent in user mode, in microseconds. */
    public long userMicros() {
        return lines.value(1);
    }

    /** The part of it spent in the kernel, in microseconds. */
    public long systemMicros() {
        return lines.value(2);
    }

    /** Periods of enforcement that have passed while the group had a quota and something to do. */
    public long periods() {
        return lines.value(3);
    }

    /** Those of them in which it had used its quota up. */
    public long throttledPeriods() {
        return lines.value(4);
    }

    /** How long its run queues were held back for that, those of all processors added up, in microseconds. */
    public long throttledMicros() {
        long micros = lines.value(5);
        long nanos = lines.value(6);
        return micros != ABSENT || nanos == ABSENT ? micros : nanos / NANOS_PER_MICRO;
    }

    void clear() {
        lines.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        lines.parse(cursor);
    }
}
