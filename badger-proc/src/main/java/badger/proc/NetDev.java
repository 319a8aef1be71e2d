package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/dev}: what every network interface received and sent since it appeared. Which number is
 * which is taken from the two header lines. A name is everything from the first character that is no blank to the last
 * colon of the line, so that the alias {@code eth0:1} is whole and {@code eth0:123} (a number of eight digits or more
 * leaves no blank) is understood. A row whose numbers are not as many as the header's is left out. Not safe for use by
 * several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
@SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's order of columns
public final class NetDev implements AutoCloseable {
    private static final Column[] ALL = Column.values();
    private static final byte[] RECEIVE = "Receive".getBytes(US_ASCII);
    private static final byte[] TRANSMIT = "Transmit".getBytes(US_ASCII);
    private static final int UNKNOWN = -1;

    private final ProcFile file;
    private final Names names = new Names(1024);
    private final Rows rows = new Rows(ALL.length);
    private byte[] header = {};
    private int[] columns = new int[32];
    private int columnCount;
    /** Whether the numbers stand in the order in which they stand here, all of them known. */
    private boolean usual;

    /** Names the file, which is opened at the first read. */
    public NetDev(Path file) {
        this.file = new ProcFile(file, 4096);
    }

    /** A reader of the files of many network namespaces, each of which is given when it is read. */
    public NetDev() {
        this.file = new ProcFile(4096);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted: its header is missing
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /**
     * Reads the file of one of many network namespaces in the same way.
     *
     * @throws ProcFormatException if nothing in it can be trusted: its header is missing
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

    /** How many interfaces there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the interface in this row; the same object at every read. */
    public String name(int row) {
        rows.get(row, 0);
        return names.name(row);
    }

    /** One number of the interface in this row. */
    public long value(int row, Column column) {
        return rows.get(row, column.ordinal());
    }

    /** Several numbers of the interface in this row at once, in the order of these columns. */
    public void values(int row, Column[] which, long[] into) {
        rows.get(row, which, into);
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
        names.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (header.length == 0 || !cursor.accept(header)) {
            learnHeader(cursor);
        }
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
    }

    private void line(ProcCursor cursor) {
        cursor.skipBlanks();
        int start = cursor.position();
        int row = rows.addUnread();
        int colon = cursor.skipPast(':') ? cursor.position() - 1 : -1;
        boolean read = colon > start && plainNumbers(cursor, colon + 1, row);
        if (!read) {
            rows.forget(row);
            // another colon may stand behind the first, and then all before the last is the name
            cursor.moveTo(start);
            colon = lastColon(cursor);
            read = colon > start && numbers(cursor, colon + 1, row);
        }
        if (colon <= start) {
            cursor.problem(start, "the name of an interface and a colon were expected");
            rows.removeLast();
        } else if (!read) {
            cursor.problem(colon + 1, "as many numbers as the header has names were expected");
            rows.removeLast();
        } else if (!names.put(row, cursor.bytes(), start, colon)) {
            cursor.problem(start, "this interface was there before");
            rows.removeLast();
        }
    }

    private static int lastColon(ProcCursor cursor) {
        byte[] content = cursor.bytes();
        int found = -1;
        for (int at = cursor.position(); content[at] != '\n'; at++) {
            if (content[at] == ':') {
                found = at;
            }
        }
        return found;
    }

    /** Reads a line of nothing but plain numbers; false if it is any other, of which nothing has been said then. */
    private boolean plainNumbers(ProcCursor cursor, int from, int row) {
        cursor.moveTo(from);
        if (usual) {
            return rows.read(cursor, row, columnCount) == columnCount && cursor.atLineEnd();
        }
        rows.forget(row);
        for (int i = 0; i < columnCount; i++) {
            long value = cursor.plainLong();
            if (value == ABSENT) {
                return false;
            }
            if (columns[i] != UNKNOWN) {
                rows.set(row, columns[i], value);
            }
        }
        return cursor.atLineEnd();
    }

    private boolean numbers(ProcCursor cursor, int from, int row) {
        cursor.moveTo(from);
        for (int i = 0; i < columnCount; i++) {
            if (cursor.atLineEnd()) {
                return false;
            }
            long value = cursor.nextLong();
            int column = columns[i];
            if (column != UNKNOWN) {
                rows.set(row, column, value);
            }
        }
        return cursor.atLineEnd();
    }

    private void learnHeader(ProcCursor cursor) throws ProcFormatException {
        header = new byte[0];
        columnCount = 0;
        usual = false;
        boolean groups = group(cursor, RECEIVE) && group(cursor, TRANSMIT);
        cursor.endLine();
        if (!groups || !cursor.skipPast('|') || !labels(cursor, true) || !labels(cursor, false)) {
            throw cursor.nothingTrusted(file.path(), "the header of /proc/net/dev was expected");
        }
        cursor.endLine();
        usual = columnCount == ALL.length;
        for (int i = 0; i < columnCount; i++) {
            usual &= columns[i] == i;
        }
        header = Arrays.copyOf(cursor.bytes(), cursor.position());
    }

    private static boolean group(ProcCursor cursor, byte[] name) {
        if (!cursor.skipPast('|')) {
            return false;
        }
        cursor.skipBlanks();
        return cursor.accept(name);
    }

    /** Reads the labels of one direction up to the bar between the two, or to the end of the line. */
    private boolean labels(ProcCursor cursor, boolean received) {
        while (cursor.nextTokenBefore('|')) {
            int column = column(cursor, received);
            if (column != UNKNOWN && isKnown(column)) {
                return false;
            }
            if (columnCount == columns.length) {
                columns = Arrays.copyOf(columns, 2 * columnCount);
            }
            columns[columnCount++] = column;
        }
        return received ? cursor.accept('|') : cursor.atLineEnd() && columnCount > 0;
    }

    private boolean isKnown(int column) {
        for (int i = 0; i < columnCount; i++) {
            if (columns[i] == column) {
                return true;
            }
        }
        return false;
    }

    private static int column(ProcCursor cursor, boolean received) {
        String label =
                new String(cursor.bytes(), cursor.tokenStart(), cursor.position() - cursor.tokenStart(), US_ASCII);
        for (Column column : ALL) {
            if (column.received == received && column.label.equals(label)) {
                return column.ordinal();
            }
        }
        return UNKNOWN;
    }

    /** The numbers of an interface; a driver that does not count something prints 0. */
    public enum Column {
        /** Bytes received. */
        RX_BYTES(true, "bytes"),
        /** Packets received. */
        RX_PACKETS(true, "packets"),
        /** Packets received that were bad. */
        RX_ERRORS(true, "errs"),
        /** Packets received and dropped: no room, or nobody who wants them. */
        RX_DROPPED(true, "drop"),
        /** Overruns of the receiver's FIFO. */
        RX_FIFO(true, "fifo"),
        /** Errors of length, overrun, CRC and framing. */
        RX_FRAME(true, "frame"),
        /** Compressed packets received. */
        RX_COMPRESSED(true, "compressed"),
        /** Multicast packets received. */
        RX_MULTICAST(true, "multicast"),
        /** Bytes sent. */
        TX_BYTES(false, "bytes"),
        /** Packets sent. */
        TX_PACKETS(false, "packets"),
        /** Packets that could not be sent. */
        TX_ERRORS(false, "errs"),
        /** Packets dropped instead of sent. */
        TX_DROPPED(false, "drop"),
        /** Underruns of the sender's FIFO. */
        TX_FIFO(false, "fifo"),
        /** Collisions. */
        TX_COLLISIONS(false, "colls"),
        /** Losses of carrier, aborted and late sends, lost heartbeats. */
        TX_CARRIER(false, "carrier"),
        /** Compressed packets sent. */
        TX_COMPRESSED(false, "compressed");

        private final boolean received;
        private final String label;

        Column(boolean received, String label) {
            this.received = received;
            this.label = label;
        }
    }
}
