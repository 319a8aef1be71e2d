package badger.proc;

import java.util.Arrays;
import java.util.Objects;

/** A table of numbers with a fixed count of columns; rows come and go with what is read, their memory stays. */
final class Rows {
    private final int columns;
    private long[] cells;
    private int size;

    Rows(int columns) {
        this.columns = columns;
        this.cells = new long[8 * columns];
    }

    /** Adds a row of absent values: its index. */
    int add() {
        int row = addUnread();
        forget(row);
        return row;
    }

    /** Makes the values of a row absent. */
    void forget(int row) {
        Arrays.fill(cells, row * columns, (row + 1) * columns, ProcValue.ABSENT);
    }

    /** Adds a row whose values are whatever was there before, for one that is {@link #read} or removed at once: its index. */
    int addUnread() {
        if ((size + 1) * columns > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        return size++;
    }

    /**
     * Reads plain numbers into the columns of a row, from the first on; those that there is no number for are absent.
     *
     * @param most how many numbers there should be
     * @return how many there were
     */
    int read(ProcCursor cursor, int row, int most) {
        int from = row * columns;
        int count = PlainLongs.read(cursor, cells, from, most);
        if (count < columns) {
            Arrays.fill(cells, from + count, from + columns, ProcValue.ABSENT);
        }
        return count;
    }

    void removeLast() {
        size--;
    }

    void clear() {
        size = 0;
    }

    /** Brings back the rows that there were before they were cleared. */
    void restore(int rows) {
        size = rows;
    }

    int size() {
        return size;
    }

    void set(int row, int column, long value) {
        cells[row * columns + column] = value;
    }

    /** The values of all rows together; absent if one of them is. */
    long sum(int column) {
        long sum = 0;
        for (int row = 0; row < size; row++) {
            long value = cells[row * columns + column];
            if (value == ProcValue.ABSENT || value > Long.MAX_VALUE - sum) {
                return ProcValue.ABSENT;
            }
            sum += value;
        }
        return sum;
    }

    /** Several values of a row at once, in the order of these columns. */
    @SuppressWarnings("EnumOrdinal") // as with every reader whose columns are constants
    void get(int row, Enum<?>[] which, long[] into) {
        int from = Objects.checkIndex(row, size) * columns;
        for (int i = 0; i < which.length; i++) {
            into[i] = cells[from + which[i].ordinal()];
        }
    }

    long get(int row, int column) {
        return cells[Objects.checkIndex(row, size) * columns + column];
    }
}
