package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/stat}: what a process is and what it used. The command name may hold anything, blanks,
 * newlines and parentheses too: it ends at the last {@code )}. Times are in ticks of the user clock (USER_HZ, 100 a
 * second on all common machines). A thread's {@code /proc/[pid]/task/[tid]/stat} has the same fields, the times and faults of this
 * thread alone. Nothing is kept open. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public final class PidStat {
    private static final int PARENT = 4;
    private static final int MINOR_FAULTS = 10;
    private static final int MAJOR_FAULTS = 12;
    private static final int USER_TIME = 14;
    private static final int SYSTEM_TIME = 15;
    private static final int CHILDREN_USER_TIME = 16;
    private static final int CHILDREN_SYSTEM_TIME = 17;
    private static final int THREADS = 20;
    private static final int START_TIME = 22;
    private static final int VIRTUAL_BYTES = 23;
    private static final int RESIDENT_PAGES = 24;
    private static final int IO_DELAY = 42;

    private final PidFile file;
    private final Names commands = new Names(4096);
    /** The last field that is read: one that nobody asks for is not looked for at every process. */
    private final int last;

    private final long[] fields = new long[IO_DELAY + 1];
    private byte[] content = {};
    private long pid = ABSENT;
    private char state = '?';
    private int commandStart;
    private int commandEnd;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidStat(Path proc) {
        this(proc, RESIDENT_PAGES);
    }

    private PidStat(Path proc, int last) {
        this.file = PidFile.inOneGo(proc, "stat", 1 << 16);
        this.last = last;
    }

    /** The same with {@link #ioDelay()}, which is far behind in the file. */
    public static PidStat withIoDelay(Path proc) {
        return new PidStat(proc, IO_DELAY);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if it cannot be trusted up to the start time, which tells processes apart
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
     * Reads the file of this thread of this process; else like {@link #read(int)}.
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

    /** The process id; of a thread its own. */
    public long pid() {
        return pid;
    }

    /** The command name, at most 15 bytes of what the process calls itself; the same object while it is the same. */
    public String command() {
        commands.begin();
        commands.put(0, content, commandStart, commandEnd);
        return commands.name(0);
    }

    /** The state as the kernel's letter: R runs, S sleeps, D waits for a disk, Z is dead, T stopped, I idle. */
    public char state() {
        return state;
    }

    /** The process id of the parent; 0 if it has none. */
    public long parent() {
        return fields[PARENT];
    }

    /** Page faults that needed no disk. */
    public long minorFaults() {
        return fields[MINOR_FAULTS];
    }

    /** Page faults that needed a disk. */
    public long majorFaults() {
        return fields[MAJOR_FAULTS];
    }

    /** Ticks in user mode, all threads together. */
    public long userTime() {
        return fields[USER_TIME];
    }

    /** Ticks in the kernel, all threads together. */
    public long systemTime() {
        return fields[SYSTEM_TIME];
    }

    /** Ticks in user mode of children that ended and were waited for. */
    public long childrenUserTime() {
        return fields[CHILDREN_USER_TIME];
    }

    /** Ticks in the kernel of children that ended and were waited for. */
    public long childrenSystemTime() {
        return fields[CHILDREN_SYSTEM_TIME];
    }

    /** Threads of the process. */
    public long threads() {
        return fields[THREADS];
    }

    /** When the process was started, in ticks since boot: with the pid it is the process's identity. */
    public long startTime() {
        return fields[START_TIME];
    }

    /** Virtual memory in bytes. */
    public long virtualBytes() {
        return fields[VIRTUAL_BYTES];
    }

    /** Resident memory in pages; inexact, {@link PidStatus} has the exact one. */
    public long residentPages() {
        return fields[RESIDENT_PAGES];
    }

    /**
     * Ticks for which the thread (of a process: its main thread alone) waited for a disk, swapping in included. 0 unless
     * the kernel counts them: {@code /proc/sys/kernel/task_delayacct}. Since 2.6.18.
     */
    public long ioDelay() {
        return fields[IO_DELAY];
    }

    void clear() {
        Arrays.fill(fields, ABSENT);
        pid = ABSENT;
        state = '?';
        commandStart = 0;
        commandEnd = 0;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        content = cursor.bytes();
        pid = cursor.nextLong();
        cursor.skipBlanks();
        int open = cursor.position();
        int close = cursor.last(')');
        if (pid == ABSENT || !cursor.accept('(') || close < open) {
            throw refused(cursor, "a process id and a command in parentheses were expected");
        }
        commandStart = open + 1;
        commandEnd = close;
        cursor.moveTo(close + 1);
        state(cursor);
        for (int field = PARENT; field <= last; field++) {
            field(cursor, field);
        }
        if (fields[START_TIME] == ABSENT) {
            throw refused(cursor, "a start time was expected in field 22");
        }
    }

    private void state(ProcCursor cursor) throws ProcFormatException {
        boolean token = cursor.nextToken();
        int letter = cursor.bytes()[cursor.tokenStart()];
        boolean isLetter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (!token || !isLetter || cursor.position() != cursor.tokenStart() + 1) {
            throw refused(cursor, "the letter of a state was expected behind the command");
        }
        state = (char) letter;
    }

    /** Forgets what was understood of it: whose it is, is not known. */
    private ProcFormatException refused(ProcCursor cursor, String reason) {
        clear();
        return cursor.nothingTrusted(file.path(), reason);
    }

    private void field(ProcCursor cursor, int field) {
        switch (field) {
            case PARENT, MINOR_FAULTS, MAJOR_FAULTS, USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME ->
                fields[field] = cursor.nextLong();
            case THREADS, START_TIME, VIRTUAL_BYTES, RESIDENT_PAGES, IO_DELAY -> fields[field] = cursor.nextLong();
            default -> cursor.nextToken();
        }
    }
}
