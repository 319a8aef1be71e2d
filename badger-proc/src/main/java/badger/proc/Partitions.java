package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/partitions}: the block devices that have a size, disks and their partitions.
 * {@link SysBlock} tells which of them are disks. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_partitions.5.html">proc_partitions(5)</a>
 */
public final class Partitions implements AutoCloseable {
    private static final byte[] HEADER = "major minor  #blocks  name".getBytes(US_ASCII);
    private static final int MAJOR = 0;
    private static final int MINOR = 1;
    private static final int BLOCKS = 2;

    private final ProcFile file;
    private final Names names = new Names(256);
    private final Rows rows = new Rows(3);

    /** Names the file, which is opened at the first read. */
    public Partitions(Path file) {
        this.file = new ProcFile(file, 2048);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it. Where there is no
     * block device at all the kernel prints not even the header, and that is nothing to trust.
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

    /** How many devices there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the device in this row; the same object at every read. */
    public String name(int row) {
        rows.get(row, MAJOR);
        return names.name(row);
    }

    /** The major number of the device in this row: its driver. */
    public long major(int row) {
        return rows.get(row, MAJOR);
    }

    /** The minor number of the device in this row. */
    public long minor(int row) {
        return rows.get(row, MINOR);
    }

    /** The size of the device in this row, in blocks of 1024 bytes. */
    public long blocks(int row) {
        return rows.get(row, BLOCKS);
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
            throw cursor.nothingTrusted(file.path(), "the header of /proc/partitions was expected");
        }
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
    }

    private void line(ProcCursor cursor) {
        if (cursor.atLineEnd()) {
            return;
        }
        int start = cursor.position();
        long major = cursor.nextLong();
        long minor = cursor.nextLong();
        long blocks = cursor.nextLong();
        if (major == ABSENT || minor == ABSENT || !cursor.nextToken()) {
            cursor.problem(start, "three numbers and the name of a device were expected");
            return;
        }
        int from = cursor.tokenStart();
        int to = cursor.position();
        if (!cursor.atLineEnd()) {
            cursor.problem(to, "the end of the line was expected");
            return;
        }
        int row = rows.size();
        if (!names.put(row, cursor.bytes(), from, to)) {
            cursor.problem(from, "this device was there before");
            return;
        }
        rows.add();
        rows.set(row, MAJOR, major);
        rows.set(row, MINOR, minor);
        rows.set(row, BLOCKS, blocks);
    }
}
