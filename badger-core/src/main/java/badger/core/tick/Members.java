package badger.core.tick;

import java.util.Arrays;

/** The members of a sum at one read, in the order they were added: mostly the same order at the next. */
final class Members {
    private int size;
    private long[] ids = new long[4];
    private long[] starts = new long[4];
    private long[] readings = new long[4];

    void add(long id, long start, long reading) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            readings = Arrays.copyOf(readings, size * 2);
        }
        ids[size] = id;
        starts[size] = start;
        readings[size] = reading;
        size++;
    }

    /** Where a member is, or -1; looked for from {@code cursor} on and then from the beginning. */
    int find(long id, long start, int cursor) {
        for (int i = cursor; i < size; i++) {
            if (ids[i] == id && starts[i] == start) {
                return i;
            }
        }
        for (int i = 0; i < cursor && i < size; i++) {
            if (ids[i] == id && starts[i] == start) {
                return i;
            }
        }
        return -1;
    }

    long reading(int member) {
        return readings[member];
    }

    void clear() {
        size = 0;
    }
}
