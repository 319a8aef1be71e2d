package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/vmstat}: every number of memory management that this kernel keeps, one a line, name and value.
 * Names that begin with {@code nr_} are counts of now, nearly all in pages; all others grow from boot on: events, or
 * pages that were moved, but {@code pgpgin} and {@code pgpgout} are in KiB. A NUMA node's {@code numastat} has the same form and
 * counts pages. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_vmstat.5.html">proc_vmstat(5)</a>
 * @see <a href="https://docs.kernel.org/admin-guide/numastat.html">Documentation/admin-guide/numastat.rst</a>
 */
public final class VmStat implements AutoCloseable {
    private static final int VALUE = 0;

    private final ProcFile file;
    private final Names names = new Names(256);
    private final Rows rows = new Rows(1);
    private final LastLines lines = new LastLines();

    /** Names the file, which is opened at the first read. */
    public VmStat(Path file) {
        this.file = new ProcFile(file, 8192);
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

    /** How many lines there are. */
    public int size() {
        return rows.size();
    }

    /** The name in this row as the kernel writes it ({@code pgfault}); the same object at every read. */
    public String name(int row) {
        rows.get(row, VALUE);
        return names.name(row);
    }

    /** As long as this is the same, each row has the name that it had. */
    public long arrangement() {
        return names.arrangement();
    }

    /** The value in this row. */
    public long value(int row) {
        return rows.get(row, VALUE);
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
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (!lines.update(cursor, rows)) {
            parseAll(cursor);
            lines.keep(cursor, rows.size());
        }
    }

    private void parseAll(ProcCursor cursor) throws ProcFormatException {
        names.begin();
        boolean any = false;
        while (cursor.hasLine()) {
            any |= line(cursor);
            cursor.endLine();
        }
        if (!any) {
            throw cursor.nothingTrusted(file.path(), "no name with a number is in it");
        }
    }

    private boolean line(ProcCursor cursor) {
        int start = cursor.position();
        if (!cursor.nextToken()) {
            cursor.problem(cursor.position(), "a name was expected");
            return false;
        }
        int from = cursor.tokenStart();
        int to = cursor.position();
        int row = rows.size();
        if (!names.put(row, cursor.bytes(), from, to)) {
            cursor.problem(from, "this name was there before");
            return false;
        }
        rows.add();
        if (cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "a number was expected");
            return false;
        }
        long value = cursor.lastLong();
        rows.set(row, VALUE, value);
        lines.add(cursor.bytes(), start, to, cursor.position());
        return value != ABSENT;
    }
}
