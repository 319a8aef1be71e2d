package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/mdstat}: the software RAID arrays. Of each its first line (is it active, its member disks and which of them
 * failed or are spare), and from the lines below it how many disks it should have and has, and what is being synchronised. Not safe for
 * use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/md.html">Documentation/admin-guide/md.rst</a>
 * @see <a href="https://man7.org/linux/man-pages/man4/md.4.html">md(4)</a>
 */
@SuppressWarnings("EnumOrdinal") // the columns of a table
public final class MdStat implements AutoCloseable {
    private static final byte[] HEADER = "Personalities :".getBytes(US_ASCII);
    private static final byte[] INACTIVE = "inactive".getBytes(US_ASCII);
    private static final byte[] BROKEN = "broken".getBytes(US_ASCII);
    private static final byte[] ACTIVE = "active".getBytes(US_ASCII);
    private static final byte[] READ_ONLY = "(read-only)".getBytes(US_ASCII);
    private static final byte[] AUTO_READ_ONLY = "(auto-read-only)".getBytes(US_ASCII);
    private static final byte[][] SYNCS = {
        "resync".getBytes(US_ASCII),
        "recovery".getBytes(US_ASCII),
        "reshape".getBytes(US_ASCII),
        "check".getBytes(US_ASCII)
    };
    private static final Sync[] KINDS = {Sync.RESYNC, Sync.RECOVERY, Sync.RESHAPE, Sync.CHECK};

    private static final int NO_ARRAY = -1;
    /** As many digits are always below 2^63. */
    private static final int MOST_DIGITS = 18;

    private final ProcFile file;
    private final Names names = new Names(16);
    private final Rows rows = new Rows(Column.values().length);
    private Sync[] syncs = new Sync[8];

    /** Names the file, which is opened at the first read. */
    public MdStat(Path file) {
        this.file = new ProcFile(file, 1024);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
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

    /** How many arrays there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the array in this row ({@code md0}); the same object at every read. */
    public String name(int row) {
        rows.get(row, 0);
        return names.name(row);
    }

    /** One number of the array in this row. */
    public long value(int row, Column column) {
        return rows.get(row, column.ordinal());
    }

    /** What is being synchronised, or waits for it, in the array in this row. */
    public Sync sync(int row) {
        rows.get(row, 0);
        return syncs[row];
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
        boolean header = false;
        int row = NO_ARRAY;
        while (cursor.hasLine()) {
            if (cursor.accept(HEADER)) {
                header = true;
                row = NO_ARRAY;
            } else if (!cursor.accept(' ')) {
                row = array(cursor);
            } else if (row != NO_ARRAY) {
                detail(cursor, row);
            }
            cursor.endLine();
        }
        if (!header) {
            throw cursor.nothingTrusted(file.path(), "the line of personalities was expected");
        }
    }

    /** Reads the first line of an array: its row, or none if this is another line. */
    private int array(ProcCursor cursor) {
        int start = cursor.position();
        boolean named = cursor.nextToken();
        int from = cursor.tokenStart();
        int to = cursor.position();
        cursor.skipBlanks();
        if (!named || !cursor.accept(':') || !cursor.atTokenEnd()) {
            return NO_ARRAY;
        }
        boolean stated = cursor.nextToken();
        boolean active = is(cursor, ACTIVE);
        if (!stated || !(active || is(cursor, INACTIVE) || is(cursor, BROKEN))) {
            cursor.problem(start, "active or inactive was expected");
            return NO_ARRAY;
        }
        int row = rows.size();
        if (!names.put(row, cursor.bytes(), from, to)) {
            cursor.problem(start, "this array was there before");
            return NO_ARRAY;
        }
        rows.add();
        rows.set(row, Column.ACTIVE.ordinal(), active ? 1 : 0);
        if (row == syncs.length) {
            syncs = Arrays.copyOf(syncs, 2 * row);
        }
        syncs[row] = Sync.NONE;
        members(cursor, row);
        return row;
    }

    /** Reads what stands behind the state: whether it is read-only, the personality, the member disks. */
    private void members(ProcCursor cursor, int row) {
        long members = 0;
        long failed = 0;
        long spare = 0;
        boolean readOnly = false;
        while (cursor.nextToken()) {
            if (is(cursor, READ_ONLY) || is(cursor, AUTO_READ_ONLY)) {
                readOnly = true;
            } else if (has(cursor, '[')) {
                members++;
                failed += isFlagged(cursor, 'F') ? 1 : 0;
                spare += isFlagged(cursor, 'S') ? 1 : 0;
            }
        }
        rows.set(row, Column.READ_ONLY.ordinal(), readOnly ? 1 : 0);
        rows.set(row, Column.MEMBERS.ordinal(), members);
        rows.set(row, Column.FAILED.ordinal(), failed);
        rows.set(row, Column.SPARE.ordinal(), spare);
    }

    /** Reads a line below the first: that of its size, or one that shows how far something is. */
    private void detail(ProcCursor cursor, int row) {
        boolean size = cursor.plainLong() != ABSENT;
        while (!cursor.atLineEnd()) {
            if (cursor.accept('=')) {
                // between what is done and how far it is
                continue;
            }
            cursor.nextTokenBefore('=');
            if (size) {
                fraction(cursor, row, '[', ']', Column.DISKS, Column.WORKING);
            } else if (!isSync(cursor, row)) {
                fraction(cursor, row, '(', ')', Column.DONE, Column.WHOLE);
            }
        }
    }

    private boolean isSync(ProcCursor cursor, int row) {
        for (int i = 0; i < SYNCS.length; i++) {
            if (is(cursor, SYNCS[i])) {
                syncs[row] = KINDS[i];
                return true;
            }
        }
        return false;
    }

    /** Takes a token of two numbers with a slash between them. */
    private void fraction(ProcCursor cursor, int row, char open, char close, Column first, Column second) {
        byte[] bytes = cursor.bytes();
        int from = cursor.tokenStart();
        int to = cursor.position();
        int slash = digitsEnd(bytes, from + 1, to);
        int end = slash < to && bytes[slash] == '/' ? digitsEnd(bytes, slash + 1, to) : from;
        if (end != to - 1 || bytes[from] != open || bytes[end] != close) {
            return;
        }
        rows.set(row, first.ordinal(), number(bytes, from + 1, slash));
        rows.set(row, second.ordinal(), number(bytes, slash + 1, end));
    }

    /** Where the digits that begin here end; the beginning if there are none, or more than fit. */
    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from <= MOST_DIGITS && at > from ? at : to;
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    /** Whether the last token is this word. */
    private static boolean is(ProcCursor cursor, byte[] word) {
        int from = cursor.tokenStart();
        return Arrays.equals(cursor.bytes(), from, cursor.position(), word, 0, word.length);
    }

    private static boolean has(ProcCursor cursor, char wanted) {
        byte[] bytes = cursor.bytes();
        for (int at = cursor.tokenStart(); at < cursor.position(); at++) {
            if (bytes[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether this letter stands in parentheses in the last token. */
    private static boolean isFlagged(ProcCursor cursor, char flag) {
        byte[] bytes = cursor.bytes();
        for (int at = cursor.tokenStart() + 1; at + 1 < cursor.position(); at++) {
            if (bytes[at] == flag && bytes[at - 1] == '(' && bytes[at + 1] == ')') {
                return true;
            }
        }
        return false;
    }

    /** What is known of an array. */
    public enum Column {
        /** 1 if it runs, else 0. */
        ACTIVE,
        /** 1 if nothing can be written to it, be it until the first write, else 0. */
        READ_ONLY,
        /** Disks that belong to it, failed and spare ones included. */
        MEMBERS,
        /** Those of them that failed. */
        FAILED,
        /** Those of them that are spare. */
        SPARE,
        /** Disks that it should have; absent of what has no redundancy. */
        DISKS,
        /** Disks of these that work. */
        WORKING,
        /** KiB of each disk that have been synchronised; absent unless something is. */
        DONE,
        /** KiB of each disk that are to be synchronised. */
        WHOLE
    }

    /** What an array is doing to its redundancy, or waits to do. */
    public enum Sync {
        /** Nothing. */
        NONE,
        /** Makes the redundancy right after a crash. */
        RESYNC,
        /** Fills a disk that replaces another. */
        RECOVERY,
        /** Changes its layout. */
        RESHAPE,
        /** Compares, and maybe repairs, the redundancy. */
        CHECK
    }
}
