package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/smaps_rollup}: the memory of a process with what it shares divided among those who share it.
 * The kernel walks all page tables of the process for it: milliseconds for a large one. Who may not trace a process may not
 * read its file; one without memory (a kernel thread, a zombie) cannot be read at all. Since 4.14. Nothing is kept open. Not
 * safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html">proc_pid_smaps(5)</a>
 */
public final class PidSmapsRollup {
    private static final byte[] PSS = "Pss:".getBytes(US_ASCII);
    private static final byte[] KB = "kB".getBytes(US_ASCII);

    private final PidFile file;
    private long proportionalKilobytes = ABSENT;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidSmapsRollup(Path proc) {
        this.file = PidFile.inOneGo(proc, "smaps_rollup", 1 << 14);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if the line is not in it
     * @throws java.nio.file.AccessDeniedException if it may not be opened
     * @throws IOException if it cannot be read, for want of a permission too
     */
    public boolean read(int pid) throws IOException {
        clear();
        if (!file.read(pid)) {
            return false;
        }
        parse(file.cursor());
        return true;
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** Proportional set size (PSS) in kB of 1024 bytes: of each page its part, divided by how many processes map it. */
    public long proportionalKilobytes() {
        return proportionalKilobytes;
    }

    void clear() {
        proportionalKilobytes = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            if (cursor.accept(PSS)) {
                kilobytes(cursor);
                return;
            }
            cursor.endLine();
        }
        throw cursor.nothingTrusted(file.path(), "a line 'Pss:' was expected");
    }

    private void kilobytes(ProcCursor cursor) throws ProcFormatException {
        long value = cursor.nextLong();
        cursor.skipBlanks();
        if (value == ABSENT || !cursor.accept(KB) || !cursor.atLineEnd()) {
            throw cursor.nothingTrusted(file.path(), "a number of kB was expected");
        }
        proportionalKilobytes = value;
    }
}
