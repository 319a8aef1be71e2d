package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/stat}: the time every CPU spent in every state since boot, interrupts and soft interrupts, context
 * switches, forks, and the processes running and blocked. Times are in ticks of the user clock (USER_HZ, 100 a second on all common machines).
 * Kernels before 2.6.33 print fewer states; the missing ones are {@link ProcValue#ABSENT}. Cores that are off line have
 * no row, so ids have holes; rows come and go with hot-plug. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
 */
@SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's order of columns
public final class ProcStat implements AutoCloseable {
    private static final int STATES = CpuState.values().length;
    private static final int ID = STATES;
    private static final int KINDS = SoftInterrupt.values().length;
    private static final byte[] CPU = "cpu".getBytes(US_ASCII);
    private static final byte[] INTERRUPTS = "intr ".getBytes(US_ASCII);
    private static final byte[] SOFT_INTERRUPTS = "softirq ".getBytes(US_ASCII);
    private static final byte[] CONTEXT_SWITCHES = "ctxt ".getBytes(US_ASCII);
    private static final byte[] BOOT_TIME = "btime ".getBytes(US_ASCII);
    private static final byte[] FORKS = "processes ".getBytes(US_ASCII);
    private static final byte[] RUNNING = "procs_running ".getBytes(US_ASCII);
    private static final byte[] BLOCKED = "procs_blocked ".getBytes(US_ASCII);

    private final ProcFile file;
    private final long[] total = new long[STATES];
    private final Rows cores = new Rows(STATES + 1);
    private final long[] softInterrupts = new long[KINDS];
    private long allSoftInterrupts;
    private long interrupts;
    private long contextSwitches;
    private long bootTime;
    private long forks;
    private long running;
    private long blocked;

    /** Names the file, which is opened at the first read. */
    public ProcStat(Path file) {
        this.file = ProcFile.inOneGo(file, 8192);
        clear();
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

    /** Ticks that all CPUs together spent in this state since boot. */
    public long total(CpuState state) {
        return total[state.ordinal()];
    }

    /** How many cores are on line: the rows of {@link #core} and {@link #coreId}. */
    public int cores() {
        return cores.size();
    }

    /** The kernel's number of the core in this row; ids rise with the rows. */
    public int coreId(int row) {
        return (int) cores.get(row, ID);
    }

    /** Ticks that the core in this row spent in this state since boot. */
    public long core(int row, CpuState state) {
        return cores.get(row, state.ordinal());
    }

    /** Interrupts of all CPUs since boot, those of the processors themselves (timer, reschedule) included. */
    public long interrupts() {
        return interrupts;
    }

    /** Soft interrupts of all CPUs since boot. Since 2.6.31. */
    public long softInterrupts() {
        return allSoftInterrupts;
    }

    /** Soft interrupts of one kind since boot; absent where the kernel has other kinds than these ten. */
    public long softInterrupts(SoftInterrupt kind) {
        return softInterrupts[kind.ordinal()];
    }

    /** Context switches of all CPUs since boot. */
    public long contextSwitches() {
        return contextSwitches;
    }

    /** When the system was booted, in seconds since the epoch. */
    public long bootTime() {
        return bootTime;
    }

    /** Processes and threads made since boot. */
    public long forks() {
        return forks;
    }

    /** Threads that run or are ready to run now. */
    public long procsRunning() {
        return running;
    }

    /** Threads that wait for I/O to end now. */
    public long procsBlocked() {
        return blocked;
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
        Arrays.fill(total, ABSENT);
        Arrays.fill(softInterrupts, ABSENT);
        cores.clear();
        allSoftInterrupts = ABSENT;
        interrupts = ABSENT;
        contextSwitches = ABSENT;
        bootTime = ABSENT;
        forks = ABSENT;
        running = ABSENT;
        blocked = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (!anything()) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/stat is in it");
        }
        if (total[0] == ABSENT) {
            cursor.problem(0, "no total of all CPUs");
        }
    }

    private void line(ProcCursor cursor) {
        if (cursor.accept(CPU)) {
            cpu(cursor);
        } else if (cursor.accept(INTERRUPTS)) {
            // behind the sum stands each line's own count, in the order of numbers that say nothing without
            // /proc/interrupts
            interrupts = isFirst(interrupts, cursor) ? cursor.nextLong() : interrupts;
        } else if (cursor.accept(SOFT_INTERRUPTS)) {
            softInterrupts(cursor);
        } else if (cursor.accept(CONTEXT_SWITCHES)) {
            contextSwitches = once(contextSwitches, cursor);
        } else if (cursor.accept(BOOT_TIME)) {
            bootTime = once(bootTime, cursor);
        } else if (cursor.accept(FORKS)) {
            forks = once(forks, cursor);
        } else if (cursor.accept(RUNNING)) {
            running = once(running, cursor);
        } else if (cursor.accept(BLOCKED)) {
            blocked = once(blocked, cursor);
        }
    }

    private static long once(long before, ProcCursor cursor) {
        return isFirst(before, cursor) ? cursor.lastLong() : before;
    }

    private static boolean isFirst(long before, ProcCursor cursor) {
        if (before != ABSENT) {
            cursor.problem(cursor.position(), "this line was there before");
        }
        return before == ABSENT;
    }

    /** Kernel 2.6.31 has nine kinds, in another order; a future one may put more between these. */
    private void softInterrupts(ProcCursor cursor) {
        if (!isFirst(allSoftInterrupts, cursor)) {
            return;
        }
        allSoftInterrupts = cursor.nextLong();
        int count = 0;
        while (count < KINDS && !cursor.atLineEnd()) {
            softInterrupts[count++] = cursor.nextLong();
        }
        if (count < KINDS || !cursor.atLineEnd()) {
            Arrays.fill(softInterrupts, ABSENT);
        }
    }

    private void cpu(ProcCursor cursor) {
        int at = cursor.position();
        if (cursor.accept(' ')) {
            total(cursor, at);
            return;
        }
        long id = cursor.nextLong();
        int row = cores.size();
        long before = row == 0 ? -1 : cores.get(row - 1, ID);
        if (id <= before || id > Integer.MAX_VALUE) {
            cursor.problem(at, "the number of a core, greater than the last, was expected");
            return;
        }
        int read = cores.read(cursor, cores.addUnread(), STATES);
        cores.set(row, ID, id);
        for (int state = read; state < STATES; state++) {
            cores.set(row, state, cursor.nextLong());
        }
    }

    private void total(ProcCursor cursor, int at) {
        if (total[0] != ABSENT) {
            cursor.problem(at, "this line was there before");
            return;
        }
        for (int state = 0; state < STATES; state++) {
            total[state] = cursor.nextLong();
        }
    }

    private boolean anything() {
        long all = interrupts & allSoftInterrupts & contextSwitches & bootTime & forks & running & blocked;
        for (int kind = 0; kind < KINDS; kind++) {
            all &= softInterrupts[kind];
        }
        for (int state = 0; state < STATES; state++) {
            all &= total[state];
        }
        return all != ABSENT || cores.size() > 0;
    }

    /** What a CPU can spend its time with. */
    public enum CpuState {
        /** Processes in user mode; {@link #GUEST} is contained. */
        USER,
        /** Processes of low priority in user mode; {@link #GUEST_NICE} is contained. */
        NICE,
        /** The kernel. */
        SYSTEM,
        /** Nothing. */
        IDLE,
        /** Nothing, while I/O was outstanding; it may run backwards. Since 2.5.41. */
        IOWAIT,
        /** Interrupts. Since 2.6.0. */
        IRQ,
        /** Soft interrupts. Since 2.6.0. */
        SOFTIRQ,
        /** Ready to run while the hypervisor ran others. Since 2.6.11. */
        STEAL,
        /** Virtual CPUs of guests. Since 2.6.24. */
        GUEST,
        /** Virtual CPUs of guests of low priority. Since 2.6.33. */
        GUEST_NICE
    }
}
