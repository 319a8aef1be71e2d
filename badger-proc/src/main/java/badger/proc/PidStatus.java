package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/status}, and of a thread's {@code /proc/[pid]/task/[tid]/status}: user, memory, threads and
 * context switches, by label. Kernel threads and dead processes have no memory, and it is absent there. Nothing is kept
 * open. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
public final class PidStatus {
    private static final byte[] USER = "Uid:".getBytes(US_ASCII);
    private static final byte[] VM = "Vm".getBytes(US_ASCII);
    private static final byte[] SIZE = "Size:".getBytes(US_ASCII);
    private static final byte[] RESIDENT = "RSS:".getBytes(US_ASCII);
    private static final byte[] SWAPPED = "Swap:".getBytes(US_ASCII);
    private static final byte[] THREADS = "Threads:".getBytes(US_ASCII);
    private static final byte[] VOLUNTARY = "voluntary_ctxt_switches:".getBytes(US_ASCII);
    private static final byte[] NONVOLUNTARY = "nonvoluntary_ctxt_switches:".getBytes(US_ASCII);
    private static final byte[] KB = "kB".getBytes(US_ASCII);

    private final PidFile file;
    private long user = ABSENT;
    private long virtualKilobytes = ABSENT;
    private long residentKilobytes = ABSENT;
    private long swappedKilobytes = ABSENT;
    private long threads = ABSENT;
    private long voluntarySwitches = ABSENT;
    private long nonvoluntarySwitches = ABSENT;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidStatus(Path proc) {
        this.file = PidFile.inOneGo(proc, "status", 1 << 16);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        clear();
        if (!file.read(pid)) {
            return false;
        }
        parse(file.cursor());
        return true;
    }

    /**
     * Reads the file of this thread of this process, whose context switches are its own; else like {@link #read(int)}.
     *
     * @throws IOException as {@link #read(int)} does
     */
    public boolean read(int pid, int threadId) throws IOException {
        clear();
        if (!file.read(pid, threadId)) {
            return false;
        }
        parse(file.cursor());
        return true;
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** The number of the effective user, as ps(1) shows it: with whose rights it acts. */
    public long user() {
        return user;
    }

    /** Virtual memory (VmSize) in kB of 1024 bytes. */
    public long virtualKilobytes() {
        return virtualKilobytes;
    }

    /** Resident memory (VmRSS) in kB of 1024 bytes. */
    public long residentKilobytes() {
        return residentKilobytes;
    }

    /** Swapped-out memory (VmSwap) in kB of 1024 bytes. Since 2.6.34. */
    public long swappedKilobytes() {
        return swappedKilobytes;
    }

    /** Threads of the process. */
    public long threads() {
        return threads;
    }

    /** Times this thread (for a process: its main thread alone) gave up the CPU by itself. Since 2.6.23. */
    public long voluntarySwitches() {
        return voluntarySwitches;
    }

    /** Times the CPU was taken from this thread (for a process: from its main thread alone). Since 2.6.23. */
    public long nonvoluntarySwitches() {
        return nonvoluntarySwitches;
    }

    void clear() {
        user = ABSENT;
        virtualKilobytes = ABSENT;
        residentKilobytes = ABSENT;
        swappedKilobytes = ABSENT;
        threads = ABSENT;
        voluntarySwitches = ABSENT;
        nonvoluntarySwitches = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        long all = user & virtualKilobytes & residentKilobytes & swappedKilobytes;
        if ((all & threads & voluntarySwitches & nonvoluntarySwitches) == ABSENT) {
            throw cursor.nothingTrusted(file.path(), "no known line of /proc/[pid]/status is in it");
        }
    }

    private void line(ProcCursor cursor) {
        if (cursor.accept(VM)) {
            memory(cursor);
        } else if (cursor.accept(USER)) {
            user(cursor);
        } else if (cursor.accept(THREADS)) {
            threads = once(threads, cursor);
        } else if (cursor.accept(VOLUNTARY)) {
            voluntarySwitches = once(voluntarySwitches, cursor);
        } else if (cursor.accept(NONVOLUNTARY)) {
            nonvoluntarySwitches = once(nonvoluntarySwitches, cursor);
        }
    }

    private void memory(ProcCursor cursor) {
        if (cursor.accept(SIZE)) {
            virtualKilobytes = kilobytes(virtualKilobytes, cursor);
        } else if (cursor.accept(RESIDENT)) {
            residentKilobytes = kilobytes(residentKilobytes, cursor);
        } else if (cursor.accept(SWAPPED)) {
            swappedKilobytes = kilobytes(swappedKilobytes, cursor);
        }
    }

    /** Four numbers: the real, the effective, the saved user and that of file systems. */
    private void user(ProcCursor cursor) {
        if (user != ABSENT) {
            cursor.problem(cursor.position(), "this line was there before");
            return;
        }
        long real = cursor.nextLong();
        user = real == ABSENT ? ABSENT : cursor.nextLong();
    }

    private static long once(long before, ProcCursor cursor) {
        if (before != ABSENT) {
            cursor.problem(cursor.position(), "this line was there before");
            return before;
        }
        return cursor.lastLong();
    }

    private static long kilobytes(long before, ProcCursor cursor) {
        if (before != ABSENT) {
            cursor.problem(cursor.position(), "this line was there before");
            return before;
        }
        long value = cursor.nextLong();
        cursor.skipBlanks();
        if (!cursor.accept(KB) || !cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "kB was expected");
            return ABSENT;
        }
        return value;
    }
}
