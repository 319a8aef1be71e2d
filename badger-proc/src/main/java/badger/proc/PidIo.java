package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/io}: what a process read and wrote since it was started, threads that ended included. Who may
 * not trace a process may not read its file. Since 2.6.20, where the kernel counts it (CONFIG_TASK_IO_ACCOUNTING). Nothing
 * is kept open. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_io.5.html">proc_pid_io(5)</a>
 */
public final class PidIo {
    /** The lines of the file. */
    public enum Column {
        /** Bytes that calls of read(2) and its like returned, from wherever they came. */
        RCHAR("rchar:"),
        /** Bytes that were handed to write(2) and its like, wherever they went. */
        WCHAR("wchar:"),
        /** Calls of read(2) and its like. */
        SYSCR("syscr:"),
        /** Calls of write(2) and its like. */
        SYSCW("syscw:"),
        /** Bytes that were fetched from a disk for it. */
        READ_BYTES("read_bytes:"),
        /** Bytes that it caused to be written to a disk, counted when the page became dirty. */
        WRITE_BYTES("write_bytes:"),
        /** Bytes that it kept from being written, by truncating what was dirty; they may be another process's. */
        CANCELLED_WRITE_BYTES("cancelled_write_bytes:");

        private final String label;

        Column(String label) {
            this.label = label;
        }
    }

    private static final byte[][] LABELS = labels();

    private final PidFile file;
    private final long[] values = new long[LABELS.length];

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidIo(Path proc) {
        this.file = PidFile.inOneGo(proc, "io", 4096);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if nothing in it can be trusted
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

    /** What was read last. */
    @SuppressWarnings("EnumOrdinal") // an index into an array of all columns
    public long value(Column column) {
        return values[column.ordinal()];
    }

    void clear() {
        Arrays.fill(values, ABSENT);
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean any = false;
        int next = 0;
        while (cursor.hasLine()) {
            // the kernel has always printed them in this order
            int column = next < LABELS.length && cursor.accept(LABELS[next]) ? next : column(cursor);
            if (column >= 0) {
                any |= set(column, cursor);
                next = column + 1;
            }
            cursor.endLine();
        }
        if (!any) {
            throw cursor.nothingTrusted(file.path(), "no known line of /proc/[pid]/io is in it");
        }
    }

    private static byte[][] labels() {
        Column[] columns = Column.values();
        byte[][] labels = new byte[columns.length][];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = columns[i].label.getBytes(US_ASCII);
        }
        return labels;
    }

    private static int column(ProcCursor cursor) {
        for (int i = 0; i < LABELS.length; i++) {
            if (cursor.accept(LABELS[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Reads a number behind its label; false if there is none. */
    private boolean set(int column, ProcCursor cursor) {
        if (values[column] != ABSENT) {
            cursor.problem(cursor.position(), "this line was there before");
            return false;
        }
        values[column] = cursor.lastLong();
        return values[column] != ABSENT;
    }
}
