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
        int from = size * columns;
        int to = from + columns;
        if (to > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        Arrays.fill(cells, from, to, ProcValue.ABSENT);
        return size++;
    }

    void removeLast() {
        size--;
    }

    void clear() {
        size = 0;
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

    long get(int row, int column) {
        return cells[Objects.checkIndex(row, size) * columns + column];
    }
}
