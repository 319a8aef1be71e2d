package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/limits}: how many files a process may have open. Everybody may read it. Since 2.6.24. Nothing
 * is kept open. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_limits.5.html">proc_pid_limits(5)</a>
 */
public final class PidLimits {
    private static final byte[] OPEN_FILES = "Max open files ".getBytes(US_ASCII);
    private static final byte[] UNLIMITED = "unlimited".getBytes(US_ASCII);

    private final PidFile file;
    private long openFiles = ABSENT;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidLimits(Path proc) {
        this.file = PidFile.inOneGo(proc, "limits", 1 << 14);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if the line is not in it
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        clear();
        return parsed(file.read(pid));
    }

    /** The same of the process of this name: {@code self}. */
    public boolean read(String process) throws IOException {
        clear();
        return parsed(file.readOf(process));
    }

    private boolean parsed(boolean isThere) throws ProcFormatException {
        if (isThere) {
            parse(file.cursor());
        }
        return isThere;
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** How many files it may have open now (the soft limit); absent if there is no limit. */
    public long openFiles() {
        return openFiles;
    }

    void clear() {
        openFiles = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            if (cursor.accept(OPEN_FILES)) {
                limit(cursor);
                return;
            }
            cursor.endLine();
        }
        throw cursor.nothingTrusted(file.path(), "a limit of open files was expected");
    }

    private void limit(ProcCursor cursor) throws ProcFormatException {
        cursor.skipBlanks();
        int from = cursor.position();
        if (cursor.accept(UNLIMITED) && cursor.atTokenEnd()) {
            return;
        }
        cursor.moveTo(from);
        openFiles = cursor.nextLong();
        if (openFiles == ABSENT) {
            throw cursor.nothingTrusted(file.path(), "a limit of open files was expected");
        }
    }
}
