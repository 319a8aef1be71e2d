package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/meminfo}: every key that this kernel prints, in its order. Sizes are in kB (of 1024 bytes);
 * counts of pages (HugePages_Total and its like) have no unit. A NUMA node's
 * {@code /sys/devices/system/node/node[n]/meminfo} has the same lines with {@code Node n} before each key. Not safe for use by
 * several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_meminfo.5.html">proc_meminfo(5)</a>
 */
public final class MemInfo implements AutoCloseable {
    private static final byte[] KB = "kB".getBytes(US_ASCII);
    private static final byte[] NODE = "Node ".getBytes(US_ASCII);
    private static final int VALUE = 0;
    private static final int HAS_UNIT = 1;

    private final ProcFile file;
    private final Names keys = new Names(256);
    private final Rows rows = new Rows(2);
    private final LastLines lines = new LastLines();

    /** Names the file, which is opened at the first read. */
    public MemInfo(Path file) {
        this.file = ProcFile.inOneGo(file, 4096);
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

    /** How many keys there are. */
    public int size() {
        return rows.size();
    }

    /** The key in this row as the kernel writes it ({@code Active(anon)}); the same object at every read. */
    public String key(int row) {
        rows.get(row, VALUE);
        return keys.name(row);
    }

    /** As long as this is the same, each row has the key that it had. */
    public long arrangement() {
        return keys.arrangement();
    }

    /** The value in this row, in kB if {@link #inKilobytes} says so, else a bare count. */
    public long value(int row) {
        return rows.get(row, VALUE);
    }

    /** Whether the value in this row is in kB of 1024 bytes. */
    public boolean inKilobytes(int row) {
        return rows.get(row, HAS_UNIT) == 1;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        rows.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (!lines.update(cursor, rows)) {
            parseAll(cursor);
            lines.keep(cursor, rows.size());
        }
    }

    private void parseAll(ProcCursor cursor) throws ProcFormatException {
        keys.begin();
        boolean any = false;
        while (cursor.hasLine()) {
            any |= line(cursor);
            cursor.endLine();
        }
        if (!any) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/meminfo is in it");
        }
    }

    private boolean line(ProcCursor cursor) {
        int start = cursor.position();
        if (cursor.accept(NODE)) {
            long _ = cursor.nextLong();
        }
        if (!cursor.nextTokenBefore(':')) {
            cursor.problem(cursor.position(), "a key was expected");
            return false;
        }
        int from = cursor.tokenStart();
        int to = cursor.position();
        if (!cursor.accept(':')) {
            cursor.problem(to, "a colon was expected");
            return false;
        }
        int row = rows.size();
        if (!keys.put(row, cursor.bytes(), from, to)) {
            cursor.problem(from, "this key was there before");
            return false;
        }
        rows.add();
        return value(cursor, row, start);
    }

    private boolean value(ProcCursor cursor, int row, int start) {
        int nameEnd = cursor.position();
        if (cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "a number was expected");
            return false;
        }
        long value = cursor.nextLong();
        lines.add(cursor.bytes(), start, nameEnd, cursor.position());
        boolean unit = !cursor.atLineEnd() && cursor.accept(KB);
        rows.set(row, HAS_UNIT, unit ? 1 : 0);
        if (!cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "kB or the end of the line was expected");
            return false;
        }
        rows.set(row, VALUE, value);
        return value != ABSENT;
    }
}
