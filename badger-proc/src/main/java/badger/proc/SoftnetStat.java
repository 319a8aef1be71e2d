package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/softnet_stat}: what each core on line did with the packets that came, since boot, in
 * hexadecimal numbers of 32 bits. Kernels since 5.10 print the number of the core; the rows of older ones are the cores on
 * line in their order. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/networking/scaling.html">Documentation/networking/scaling.rst</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/net/core/net-procfs.c">net/core/net-procfs.c</a>
 */
public final class SoftnetStat implements AutoCloseable {
    private static final int PROCESSED = 0;
    private static final int DROPPED = 1;
    private static final int SQUEEZED = 2;
    private static final int CORE = 3;
    /** Which column of the file holds the number of the core. */
    private static final int CORE_COLUMN = 12;

    private static final int DIGITS = 8;

    private final ProcFile file;
    private final Rows rows = new Rows(4);

    /** Names the file, which is opened at the first read. */
    public SoftnetStat(Path file) {
        this.file = new ProcFile(file, 1024);
    }

    /**
     * Reads the file. A row that cannot be trusted is left out, and {@link #problem()} tells of it.
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

    /** How many rows there are: cores on line. */
    public int size() {
        return rows.size();
    }

    /** The number of the core in this row. */
    public long core(int row) {
        return rows.get(row, CORE);
    }

    /** Packets that the core in this row processed. */
    public long processed(int row) {
        return rows.get(row, PROCESSED);
    }

    /** Packets dropped because the backlog of the core in this row was full (netdev_max_backlog). */
    public long dropped(int row) {
        return rows.get(row, DROPPED);
    }

    /** Times the core in this row left packets for later, for lack of time or budget (netdev_budget). */
    public long squeezed(int row) {
        return rows.get(row, SQUEEZED);
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
        rows.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (rows.size() == 0) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/net/softnet_stat is in it");
        }
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        int row = rows.add();
        rows.set(row, CORE, row);
        int column = 0;
        boolean trusted = true;
        for (; cursor.nextToken(); column++) {
            long value = Hexadecimal.token(cursor, DIGITS);
            trusted &= value != ABSENT;
            if (column <= SQUEEZED) {
                rows.set(row, column, value);
            } else if (column == CORE_COLUMN) {
                rows.set(row, CORE, value);
            }
        }
        if (!trusted || column <= SQUEEZED) {
            cursor.problem(start, "three or more hexadecimal numbers were expected");
            rows.removeLast();
        }
    }
}
