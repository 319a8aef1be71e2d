package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/sys/fs/file-nr}: the open files of all processes together, and how many there may be. Not safe for
 * use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/sysctl/fs.html">Documentation/admin-guide/sysctl/fs.rst</a>
 */
public final class FileNr implements AutoCloseable {
    private final ProcFile file;
    private long allocated = ABSENT;
    private long free = ABSENT;
    private long limit = ABSENT;

    /** Names the file, which is opened at the first read. */
    public FileNr(Path file) {
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

    /** File handles that the kernel has allocated. */
    public long allocated() {
        return allocated;
    }

    /** Those of them that nothing uses: always 0 since 2.6. */
    public long free() {
        return free;
    }

    /** How many there may be ({@code fs.file-max}). */
    public long limit() {
        return limit;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        allocated = ABSENT;
        free = ABSENT;
        limit = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        allocated = cursor.nextLong();
        free = cursor.nextLong();
        limit = cursor.lastLong();
        if ((allocated & free & limit) == ABSENT) {
            throw cursor.nothingTrusted(file.path(), "no numbers of files are in it");
        }
    }
}
