package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the files {@code io.stat} of control groups of version 2: what a group, and those below it, read from and wrote to
 * each block device. A group that has done neither has an empty file. Some kernels (5.14 to 6.0) name a device of which they
 * have nothing to say and go on with the next one in the same line; that one is all zeros. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#io-interface-files">Documentation/admin-guide/cgroup-v2.rst, IO</a>
 */
@SuppressWarnings("EnumOrdinal") // a column's place in its row
public final class CgroupIoStat {
    private static final Column[] COLUMNS = Column.values();
    /** What each column is called, in their order. */
    private static final byte[][] NAMES = names("rbytes=", "wbytes=", "rios=", "wios=", "dbytes=", "dios=");

    private final ProcFile file = ProcFile.inOneGo(512);
    private final Names names = new Names(256);
    private final Rows rows = new Rows(COLUMNS.length);

    /** A reader of many such files. */
    public CgroupIoStat() {}

    /**
     * Reads a file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile one) throws IOException {
        clear();
        parse(file.read(one));
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** How many devices there are. */
    public int size() {
        return rows.size();
    }

    /** The device in this row, major and minor number with a colon between ({@code 8:0}); the same object at every read. */
    public String device(int row) {
        rows.get(row, 0);
        return names.name(row);
    }

    /** One number of the device in this row. */
    public long value(int row, Column column) {
        return rows.get(row, column.ordinal());
    }

    /** The same of all devices together; absent if it is of one of them. */
    public long sum(Column column) {
        return rows.sum(column.ordinal());
    }

    private static byte[][] names(String... texts) {
        byte[][] names = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            names[i] = texts[i].getBytes(US_ASCII);
        }
        return names;
    }

    void clear() {
        rows.clear();
        names.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean empty = !cursor.hasLine() && !cursor.hasProblem();
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (rows.size() == 0 && !empty) {
            throw cursor.nothingTrusted(file.path(), "no line of io.stat is in it");
        }
    }

    private void line(ProcCursor cursor) {
        boolean known = false;
        while (!cursor.atLineEnd()) {
            Column column = columnHere(cursor);
            if (column != null) {
                long value = cursor.atTokenEnd() ? missing(cursor) : cursor.nextLong();
                if (known) {
                    rows.set(rows.size() - 1, column.ordinal(), value);
                }
            } else if (cursor.nextTokenBefore('=') && cursor.accept('=')) {
                // what newer kernels, and other controllers, count as well
                boolean _ = cursor.atTokenEnd() || cursor.nextToken();
            } else {
                known = device(cursor);
            }
        }
    }

    private static @Nullable Column columnHere(ProcCursor cursor) {
        for (Column column : COLUMNS) {
            if (cursor.accept(NAMES[column.ordinal()])) {
                return column;
            }
        }
        return null;
    }

    private boolean device(ProcCursor cursor) {
        int from = cursor.tokenStart();
        int row = rows.size();
        if (!isDevice(cursor) || !names.put(row, cursor.bytes(), from, cursor.position())) {
            cursor.problem(from, "a device that was not there before was expected");
            // an equals sign at the beginning is no token's end
            boolean _ = cursor.atTokenEnd() || cursor.nextToken();
            return false;
        }
        rows.add();
        for (int column = 0; column < COLUMNS.length; column++) {
            rows.set(row, column, 0);
        }
        return true;
    }

    private static boolean isDevice(ProcCursor cursor) {
        boolean colon = false;
        for (int at = cursor.tokenStart(); at < cursor.position(); at++) {
            colon |= cursor.bytes()[at] == ':';
        }
        return colon && cursor.atTokenEnd();
    }

    private static long missing(ProcCursor cursor) {
        cursor.problem(cursor.position(), "a number was expected");
        return ABSENT;
    }

    /** The numbers of a device. */
    public enum Column {
        /** Bytes read. */
        READ_BYTES,
        /** Bytes written. */
        WRITTEN_BYTES,
        /** Reads. */
        READS,
        /** Writes. */
        WRITES,
        /** Bytes discarded. */
        DISCARDED_BYTES,
        /** Discards. */
        DISCARDS
    }
}
