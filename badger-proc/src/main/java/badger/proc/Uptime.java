package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/uptime}: seconds since boot, time in suspend included, and seconds that all processors together had
 * nothing to do. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_uptime.5.html">proc_uptime(5)</a>
 */
public final class Uptime implements AutoCloseable {
    private final ProcFile file;
    private double seconds = ABSENT;
    private double idleSeconds = ABSENT;

    /** Names the file, which is opened at the first read. */
    public Uptime(Path file) {
        this.file = ProcFile.inOneGo(file, 64);
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

    /** Seconds since boot; {@code ABSENT} (-1.0) if not known. */
    public double seconds() {
        return seconds;
    }

    /** Seconds without work since boot, summed over all processors; {@code ABSENT} (-1.0) if not known. */
    public double idleSeconds() {
        return idleSeconds;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        seconds = ABSENT;
        idleSeconds = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        seconds = cursor.nextDecimal();
        idleSeconds = cursor.nextDecimal();
        if (seconds < 0 && idleSeconds < 0) {
            throw cursor.nothingTrusted(file.path(), "no number of seconds is in it");
        }
    }
}
