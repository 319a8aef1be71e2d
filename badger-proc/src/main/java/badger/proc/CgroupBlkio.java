package badger.proc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the files of the {@code blkio} controller of version 1 that count by device and kind of operation:
 * {@code blkio.throttle.io_service_bytes} in bytes, {@code blkio.throttle.io_serviced} in I/Os, and the same with
 * {@code _recursive} for a group and those below it. A group without I/O has a total only. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/blkio-controller.html">Documentation/admin-guide/cgroup-v1/blkio-controller.rst</a>
 */
@SuppressWarnings("EnumOrdinal") // a column's place in its row
public final class CgroupBlkio {
    private static final Column[] COLUMNS = Column.values();
    /** What each column is called, in their order. */
    private static final byte[][] NAMES = names("Read ", "Write ", "Discard ");

    private static final byte[] TOTAL = "Total ".getBytes(US_ASCII);

    private final ProcFile file = ProcFile.inOneGo(512);
    private final Names names = new Names(256);
    private final Rows rows = new Rows(COLUMNS.length);
    private int deviceStart;
    private int deviceEnd;

    /** A reader of many such files. */
    public CgroupBlkio() {}

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

    /** The same of all devices together; 0 if there are none, absent if it is of one of them. */
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
        deviceStart = 0;
        deviceEnd = 0;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean total = false;
        while (cursor.hasLine()) {
            if (cursor.accept(TOTAL)) {
                total = true;
            } else {
                line(cursor);
            }
            cursor.endLine();
        }
        if (rows.size() == 0 && !total) {
            throw cursor.nothingTrusted(file.path(), "no line of a blkio file is in it");
        }
    }

    private void line(ProcCursor cursor) {
        if (!cursor.nextToken() || !(isSameDevice(cursor) || isNewDevice(cursor))) {
            cursor.problem(cursor.tokenStart(), "a device, or one that was not there before, was expected");
            return;
        }
        cursor.skipBlanks();
        Column column = columnHere(cursor);
        if (column != null && cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "a number was expected");
        } else if (column != null) {
            rows.set(rows.size() - 1, column.ordinal(), cursor.lastLong());
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

    private boolean isSameDevice(ProcCursor cursor) {
        int from = cursor.tokenStart();
        int length = cursor.position() - from;
        boolean same = length == deviceEnd - deviceStart && length > 0;
        for (int i = 0; same && i < length; i++) {
            same = cursor.bytes()[from + i] == cursor.bytes()[deviceStart + i];
        }
        return same;
    }

    private boolean isNewDevice(ProcCursor cursor) {
        int from = cursor.tokenStart();
        int to = cursor.position();
        boolean colon = false;
        for (int at = from; at < to; at++) {
            colon |= cursor.bytes()[at] == ':';
        }
        if (!colon || !names.put(rows.size(), cursor.bytes(), from, to)) {
            return false;
        }
        rows.add();
        deviceStart = from;
        deviceEnd = to;
        return true;
    }

    /** Kinds of operations; kernels before 4.19 know no discards. */
    public enum Column {
        /** Read. */
        READ,
        /** Written. */
        WRITTEN,
        /** Discarded. */
        DISCARDED
    }
}
