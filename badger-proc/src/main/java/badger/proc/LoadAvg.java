package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/loadavg}: the load averages, the scheduler's entities, the newest process. Not safe for use by
 * several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5)</a>
 */
public final class LoadAvg implements AutoCloseable {
    private final ProcFile file;
    private double one = ABSENT;
    private double five = ABSENT;
    private double fifteen = ABSENT;
    private long runnable = ABSENT;
    private long total = ABSENT;
    private long newestPid = ABSENT;

    /** Names the file, which is opened at the first read. */
    public LoadAvg(Path file) {
        this.file = ProcFile.inOneGo(file, 128);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
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

    /** Threads that run or wait for a disk, averaged over one minute; {@code ABSENT} (-1.0) if not known. */
    public double one() {
        return one;
    }

    /** The same over five minutes. */
    public double five() {
        return five;
    }

    /** The same over fifteen minutes. */
    public double fifteen() {
        return fifteen;
    }

    /** Scheduling entities (threads) that can run now. */
    public long runnable() {
        return runnable;
    }

    /** All scheduling entities (threads). */
    public long total() {
        return total;
    }

    /** The id of the process or thread made last. */
    public long newestPid() {
        return newestPid;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        one = ABSENT;
        five = ABSENT;
        fifteen = ABSENT;
        runnable = ABSENT;
        total = ABSENT;
        newestPid = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        one = cursor.nextDecimal();
        five = cursor.nextDecimal();
        fifteen = cursor.nextDecimal();
        entities(cursor);
        newestPid = cursor.lastLong();
        if (one < 0 && five < 0 && fifteen < 0 && runnable < 0 && newestPid < 0) {
            throw cursor.nothingTrusted(file.path(), "no load averages are in it");
        }
    }

    private void entities(ProcCursor cursor) {
        if (!cursor.atLineEnd()) {
            runnable = cursor.nextLongBefore('/');
            total = runnable == ABSENT ? ABSENT : cursor.nextLong();
        }
    }
}
