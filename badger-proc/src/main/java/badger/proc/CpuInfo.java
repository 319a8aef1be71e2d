package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/cpuinfo}: how many processors are on line, and speed, cache and flags of the first one. These
 * are printed by x86 kernels; arm64 ones do not, and there they are absent. The kernel may interrupt every
 * core to measure its clock, so read it seldom. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_cpuinfo.5.html">proc_cpuinfo(5)</a>
 */
public final class CpuInfo implements AutoCloseable {
    private static final byte[] PROCESSOR = "processor".getBytes(US_ASCII);
    private static final byte[] MEGAHERTZ = "cpu MHz".getBytes(US_ASCII);
    private static final byte[] CACHE_SIZE = "cache size".getBytes(US_ASCII);
    private static final byte[] FLAGS = "flags".getBytes(US_ASCII);
    private static final byte[] HYPERVISOR = "hypervisor".getBytes(US_ASCII);
    private static final byte[] UNKNOWN = "Unknown".getBytes(US_ASCII);
    private static final byte[] KB = "KB".getBytes(US_ASCII);

    private final ProcFile file;
    private int cores;
    private long lastId = ABSENT;
    private double megahertz = ABSENT;
    private long cacheKilobytes = ABSENT;
    private long hypervisor = ABSENT;

    /** Names the file, which is opened at the first read. */
    public CpuInfo(Path file) {
        this.file = new ProcFile(file, 8192);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted: there is no processor
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** How many logical processors (hyper-threads count) are on line. */
    public int cores() {
        return cores;
    }

    /** The clock of the first processor, in MHz; {@code ABSENT} (-1.0) if it is not printed. */
    public double megahertz() {
        return megahertz;
    }

    /** The last-level cache of the first processor, in KB of 1024 bytes. */
    public long cacheKilobytes() {
        return cacheKilobytes;
    }

    /** Whether the first processor says that a hypervisor runs it: 1 or 0, absent if its flags are not printed. */
    public long hypervisor() {
        return hypervisor;
    }

    /** How long the kernel took to produce what was read last, in nanoseconds. */
    public long kernelNanos() {
        return file.kernelNanos();
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        cores = 0;
        lastId = ABSENT;
        megahertz = ABSENT;
        cacheKilobytes = ABSENT;
        hypervisor = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (cores == 0) {
            throw cursor.nothingTrusted(file.path(), "no processor is in it");
        }
    }

    private void line(ProcCursor cursor) {
        if (cursor.accept(PROCESSOR)) {
            if (value(cursor)) {
                processor(cursor);
            }
        } else if (cores == 1 && cursor.accept(MEGAHERTZ)) {
            if (megahertz == ABSENT && value(cursor)) {
                megahertz = megahertz(cursor);
            }
        } else if (cores == 1 && cursor.accept(CACHE_SIZE)) {
            if (cacheKilobytes == ABSENT && value(cursor)) {
                cacheKilobytes = kilobytes(cursor);
            }
        } else if (cores == 1 && cursor.accept(FLAGS)) {
            if (hypervisor == ABSENT && value(cursor)) {
                hypervisor = hypervisor(cursor) ? 1 : 0;
            }
        }
    }

    private void processor(ProcCursor cursor) {
        int at = cursor.position();
        long id = cursor.lastLong();
        if (id <= lastId) {
            cursor.problem(at, "the number of a processor, greater than the last, was expected");
            return;
        }
        lastId = id;
        cores++;
    }

    private static double megahertz(ProcCursor cursor) {
        if (cursor.accept(UNKNOWN)) {
            return ABSENT;
        }
        double value = cursor.nextDecimal();
        if (!cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "the end of the line was expected");
            return ABSENT;
        }
        return value;
    }

    private static boolean hypervisor(ProcCursor cursor) {
        while (!cursor.atLineEnd()) {
            if (cursor.accept(HYPERVISOR) && cursor.atTokenEnd()) {
                return true;
            }
            boolean _ = cursor.nextToken();
        }
        return false;
    }

    private static boolean value(ProcCursor cursor) {
        cursor.skipBlanks();
        return cursor.accept(':') && !cursor.atLineEnd();
    }

    private static long kilobytes(ProcCursor cursor) {
        long value = cursor.nextLong();
        cursor.skipBlanks();
        if (!cursor.accept(KB) || !cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "KB was expected");
            return ABSENT;
        }
        return value;
    }
}
