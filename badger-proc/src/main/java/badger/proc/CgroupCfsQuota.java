package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/**
 * Reader of the files {@code cpu.cfs_quota_us} of control groups of version 1: how much CPU time a group may use in each period
 * ({@code cpu.cfs_period_us}), or -1. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html#management">Documentation/scheduler/sched-bwc.rst, Management</a>
 */
public final class CgroupCfsQuota {
    private static final byte[] UNLIMITED = "-1".getBytes(US_ASCII);

    private final ProcFile file = ProcFile.inOneGo(64);
    private long quotaMicros = ABSENT;

    /** A reader of many such files. */
    public CgroupCfsQuota() {}

    /**
     * Reads a file.
     *
     * @throws ProcFormatException if it does not hold one number
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile one) throws IOException {
        clear();
        parse(file.read(one));
    }

    /** CPU time that may be used in a period, by all processors together, in microseconds; absent if there is no limit. */
    public long quotaMicros() {
        return quotaMicros;
    }

    void clear() {
        quotaMicros = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean unlimited = cursor.accept(UNLIMITED);
        long quota = unlimited ? ABSENT : cursor.lastLong();
        boolean whole = cursor.atLineEnd();
        cursor.endLine();
        if (!whole || cursor.hasProblem() || cursor.hasLine() || (quota == ABSENT && !unlimited)) {
            throw cursor.nothingTrusted(file.path(), "one number was expected");
        }
        quotaMicros = quota;
    }
}
