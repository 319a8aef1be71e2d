package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/stat/arp_cache} and {@code ndisc_cache}: the table of the neighbours' addresses of IPv4 or IPv6, and
 * what happened to it since boot. Below the names of the columns stands a row of hexadecimal numbers for each core that there may
 * be, of 64 bits (32 on machines of 32); the number of entries is the same in every row, all others are to be added up. Kernels before 4.3 have no
 * {@code table_fulls}, which is {@link ProcValue#ABSENT} there. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/arp.7.html">arp(7)</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/net/core/neighbour.c">net/core/neighbour.c</a>
 */
@SuppressWarnings("EnumOrdinal") // a column's place in the rows
public final class NeighbourStat implements AutoCloseable {
    private static final Column[] COLUMNS = Column.values();
    private static final byte[][] WORDS = new byte[COLUMNS.length][];

    static {
        for (Column column : COLUMNS) {
            WORDS[column.ordinal()] = column.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final int DIGITS = 16;
    /** More columns than any kernel has. */
    private static final int MOST_COLUMNS = 64;

    private final ProcFile file;
    private final Rows rows = new Rows(COLUMNS.length);
    /** Which of the columns stands at which place of a line; -1 for others. */
    private final int[] places = new int[MOST_COLUMNS];

    private int width;

    /** Names the file, which is opened at the first read. */
    public NeighbourStat(Path file) {
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

    /** How many rows there are: cores that there may be. */
    public int size() {
        return rows.size();
    }

    /** One number of the core in this row. */
    public long value(int row, Column column) {
        return rows.get(row, column.ordinal());
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
        width = 0;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (cursor.hasLine()) {
            names(cursor);
            cursor.endLine();
        }
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (rows.size() == 0) {
            throw cursor.nothingTrusted(file.path(), "no line of a table of neighbours is in it");
        }
    }

    private void names(ProcCursor cursor) {
        while (width < MOST_COLUMNS && cursor.nextToken()) {
            places[width++] = place(cursor);
        }
    }

    /** The column whose name the cursor has just passed. */
    private static int place(ProcCursor cursor) {
        int start = cursor.tokenStart();
        int end = cursor.position();
        for (int column = 0; column < WORDS.length; column++) {
            if (Arrays.equals(cursor.bytes(), start, end, WORDS[column], 0, WORDS[column].length)) {
                return column;
            }
        }
        return -1;
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        int row = rows.add();
        int column = 0;
        boolean trusted = true;
        for (; cursor.nextToken(); column++) {
            long value = Hexadecimal.token(cursor, DIGITS);
            trusted &= value != ABSENT && column < width;
            if (trusted && places[column] >= 0) {
                rows.set(row, places[column], value);
            }
        }
        if (!trusted || column < width || column == 0) {
            cursor.problem(start, "a hexadecimal number below each name was expected");
            rows.removeLast();
        }
    }

    /** What is counted. */
    public enum Column {
        /** Neighbours in the table now. */
        ENTRIES,
        /** Requests for the address of a neighbour that nobody answered. */
        RES_FAILED,
        /** Packets dropped because their neighbour's address was not known in time. Since 2.6.27. */
        UNRESOLVED_DISCARDS,
        /** Neighbours that were not taken in because the table was full ({@code gc_thresh3}). Since 4.3. */
        TABLE_FULLS
    }
}
