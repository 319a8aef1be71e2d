package badger.proc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of a file's rows: a row's bytes are compared with the name that stood there at the last read, and else
 * looked up among all known ones, so that text is made only for a name never seen before and a name is the same String
 * object at every read. Names that have not been seen for long are forgotten when new ones come.
 */
final class Names {
    private static final int FIRST_ROWS = 16;

    private final int spare;
    private @Nullable Known[] rows = new @Nullable Known[FIRST_ROWS];
    private @Nullable Known[] table = new @Nullable Known[4 * FIRST_ROWS];
    private int known;
    private int read;
    private long arrangement;

    /**
     * Knows nothing yet.
     *
     * @param spare how many names are kept beyond those in use
     */
    Names(int spare) {
        this.spare = spare;
    }

    /** Starts another read of the file. */
    void begin() {
        read++;
    }

    /** As long as this is the same, each row has the name that it had. */
    long arrangement() {
        return arrangement;
    }

    /** Puts this name into this row; false if another row of this read bears it. */
    boolean put(int row, byte[] bytes, int from, int to) {
        Known name = known(row, bytes, from, to);
        if (name.read == read) {
            return false;
        }
        name.read = read;
        rows[row] = name;
        return true;
    }

    /** Puts this name into this row, whether or not others bear it. */
    void share(int row, byte[] bytes, int from, int to) {
        Known name = known(row, bytes, from, to);
        name.read = read;
        rows[row] = name;
    }

    private Known known(int row, byte[] bytes, int from, int to) {
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(row + 1, 2 * rows.length));
        }
        Known name = rows[row];
        if (name == null || !name.is(bytes, from, to)) {
            name = find(bytes, from, to);
            arrangement++;
        }
        return name;
    }

    /** The name in this row. */
    String name(int row) {
        Known name = rows[row];
        if (name == null) {
            throw new IndexOutOfBoundsException(row);
        }
        return name.text;
    }

    private Known find(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int slot = hash & (table.length - 1);
        Known name = table[slot];
        while (name != null) {
            if (name.hash == hash && name.is(bytes, from, to)) {
                return name;
            }
            slot = (slot + 1) & (table.length - 1);
            name = table[slot];
        }
        return learn(new Known(Arrays.copyOfRange(bytes, from, to), RawName.decode(bytes, from, to), hash, read - 1));
    }

    private Known learn(Known added) {
        if (isFull() && known > spare) {
            rebuild(table.length, read - 1);
        }
        if (isFull()) {
            rebuild(2 * table.length, Integer.MIN_VALUE);
        }
        place(added);
        return added;
    }

    private boolean isFull() {
        return 2 * (known + 1) > table.length;
    }

    /** Makes a table of this size of the names that this read, or a later one, has seen. */
    private void rebuild(int size, int oldest) {
        @Nullable Known[] old = table;
        table = new @Nullable Known[size];
        known = 0;
        for (Known name : old) {
            if (name != null && name.read >= oldest) {
                place(name);
            }
        }
        for (int row = 0; row < rows.length; row++) {
            Known name = rows[row];
            if (name != null && name.read < oldest) {
                rows[row] = null;
            }
        }
    }

    private void place(Known name) {
        int slot = name.hash & (table.length - 1);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = name;
        known++;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    private static final class Known {
        final byte[] bytes;
        final String text;
        final int hash;
        int read;

        Known(byte[] bytes, String text, int hash, int read) {
            this.bytes = bytes;
            this.text = text;
            this.hash = hash;
            this.read = read;
        }

        boolean is(byte[] other, int from, int to) {
            int length = bytes.length;
            if (to - from != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (bytes[i] != other[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
