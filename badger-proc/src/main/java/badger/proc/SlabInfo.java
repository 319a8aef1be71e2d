package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/slabinfo}: the kernel's caches of objects of one kind. Only root may read it; producing it locks every
 * cache in turn, so read it seldom. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/slabinfo.5.html">slabinfo(5)</a>
 */
public final class SlabInfo implements AutoCloseable {
    private static final byte[] HEADER = "slabinfo - version: 2.".getBytes(US_ASCII);
    private static final int ACTIVE = 0;
    private static final int OBJECTS = 1;
    private static final int SIZE = 2;

    private final ProcFile file;
    private final Names names = new Names(256);
    private final Rows rows = new Rows(3);

    /** Names the file, which is opened at the first read. */
    public SlabInfo(Path file) {
        this.file = new ProcFile(file, 32_768);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws java.nio.file.AccessDeniedException if it may not be read
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

    /** How many caches there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the cache in this row ({@code dentry}); the same object at every read. */
    public String name(int row) {
        rows.get(row, ACTIVE);
        return names.name(row);
    }

    /** Objects of the cache in this row that are in use. */
    public long active(int row) {
        return rows.get(row, ACTIVE);
    }

    /** Objects that there is memory for in the cache in this row. */
    public long objects(int row) {
        return rows.get(row, OBJECTS);
    }

    /** Bytes that one object of the cache in this row takes. */
    public long objectBytes(int row) {
        return rows.get(row, SIZE);
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
        boolean header = cursor.accept(HEADER);
        cursor.endLine();
        if (!header) {
            throw cursor.nothingTrusted(file.path(), "version 2 of /proc/slabinfo was expected");
        }
        while (cursor.hasLine()) {
            if (!cursor.accept('#')) {
                line(cursor);
            }
            cursor.endLine();
        }
    }

    private void line(ProcCursor cursor) {
        if (!cursor.nextToken()) {
            cursor.problem(cursor.position(), "the name of a cache was expected");
            return;
        }
        int from = cursor.tokenStart();
        int to = cursor.position();
        long active = cursor.nextLong();
        long objects = cursor.nextLong();
        long size = cursor.nextLong();
        if (active == ABSENT || objects == ABSENT || size == ABSENT) {
            cursor.problem(to, "three numbers were expected");
            return;
        }
        int row = rows.size();
        if (!names.put(row, cursor.bytes(), from, to)) {
            cursor.problem(from, "this cache was there before");
            return;
        }
        rows.add();
        rows.set(row, ACTIVE, active);
        rows.set(row, OBJECTS, objects);
        rows.set(row, SIZE, size);
    }
}
