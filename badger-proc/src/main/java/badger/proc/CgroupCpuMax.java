package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/**
 * Reader of the files {@code cpu.max} of control groups of version 2: how much CPU time a group may use in each period, or
 * {@code max}. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files">Documentation/admin-guide/cgroup-v2.rst, CPU</a>
 */
public final class CgroupCpuMax {
    private static final byte[] UNLIMITED = "max ".getBytes(US_ASCII);

    private final ProcFile file = ProcFile.inOneGo(64);
    private long quotaMicros = ABSENT;
    private long periodMicros = ABSENT;

    /** A reader of many such files. */
    public CgroupCpuMax() {}

    /**
     * Reads a file.
     *
     * @throws ProcFormatException if it does not hold a quota and a period
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

    /** The period, in microseconds; never 0. */
    public long periodMicros() {
        return periodMicros;
    }

    void clear() {
        quotaMicros = ABSENT;
        periodMicros = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean unlimited = cursor.accept(UNLIMITED);
        long quota = unlimited ? ABSENT : cursor.nextLong();
        long period = cursor.lastLong();
        cursor.endLine();
        if (period <= 0 || (quota == ABSENT && !unlimited) || cursor.hasProblem() || cursor.hasLine()) {
            throw cursor.nothingTrusted(file.path(), "a quota and a period were expected");
        }
        quotaMicros = quota;
        periodMicros = period;
    }
}
