package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/diskstats}: the I/O of every block device since it appeared, partitions, loop devices and all.
 * Kernels print 11 columns, 15 (since 4.18, discards), or 17 (since 5.5, flushes); newer ones may append more, which are
 * ignored; partitions have only 4 in 2.6 kernels before 2.6.25. A row with any other count, or with something that is
 * not a number in it, is left out, since its columns may have moved. A device's name is one token: the kernel has no
 * device with a blank in its name. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/iostats.html">Documentation/admin-guide/iostats.rst</a>
 */
@SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's order of columns
public final class DiskStats implements AutoCloseable {
    private static final int COLUMNS = Column.values().length;
    private static final int MAJOR = COLUMNS;
    private static final int MINOR = COLUMNS + 1;
    private static final int OLD_PARTITION = 4;
    private static final int WITHOUT_DISCARDS = 11;
    private static final int WITH_DISCARDS = 15;

    private final ProcFile file;
    private final Names names = new Names(256);
    private final Rows rows = new Rows(COLUMNS + 2);

    /** Names the file, which is opened at the first read. */
    public DiskStats(Path file) {
        this.file = new ProcFile(file, 4096);
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

    /** How many devices there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the device in this row ({@code sda}, {@code cciss/c0d0}); the same object at every read. */
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

    /** One number of the device in this row. */
    public long value(int row, Column column) {
        return rows.get(row, column.ordinal());
    }

    /** Several numbers of the device in this row at once, in the order of these columns. */
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
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (rows.size() == 0) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/diskstats is in it");
        }
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        int malformed = cursor.malformed();
        long major = cursor.nextLong();
        long minor = cursor.nextLong();
        if (!cursor.nextToken() || major == ABSENT || minor == ABSENT) {
            cursor.problem(start, "two numbers and the name of a device were expected");
            return;
        }
        int nameStart = cursor.tokenStart();
        int nameEnd = cursor.position();
        int row = rows.addUnread();
        int count = numbers(cursor, row);
        if (cursor.malformed() != malformed || !layOut(row, count)) {
            cursor.problem(nameEnd, "4, 11, 15, 17 or more numbers were expected, not " + count);
            rows.removeLast();
        } else if (!names.put(row, cursor.bytes(), nameStart, nameEnd)) {
            cursor.problem(nameStart, "this device was there before");
            rows.removeLast();
        } else {
            rows.set(row, MAJOR, major);
            rows.set(row, MINOR, minor);
        }
    }

    private int numbers(ProcCursor cursor, int row) {
        int count = rows.read(cursor, row, COLUMNS);
        long value = cursor.plainLong();
        while (value != ABSENT || !cursor.atLineEnd()) {
            if (value == ABSENT) {
                value = cursor.nextLong();
            }
            if (count < COLUMNS) {
                rows.set(row, count, value);
            }
            count++;
            value = cursor.plainLong();
        }
        return count;
    }

    /** Puts the numbers where they belong; false if no kernel prints that many. */
    private boolean layOut(int row, int count) {
        if (count == OLD_PARTITION) {
            long sectorsRead = rows.get(row, 1);
            long writes = rows.get(row, 2);
            long sectorsWritten = rows.get(row, 3);
            rows.set(row, Column.READS_MERGED.ordinal(), ABSENT);
            rows.set(row, Column.READ_SECTORS.ordinal(), sectorsRead);
            rows.set(row, Column.READ_MILLIS.ordinal(), ABSENT);
            rows.set(row, Column.WRITES.ordinal(), writes);
            rows.set(row, Column.WRITE_SECTORS.ordinal(), sectorsWritten);
            return true;
        }
        return count == WITHOUT_DISCARDS || count == WITH_DISCARDS || count >= COLUMNS;
    }

    /** The numbers of a device, in the kernel's order; all but {@link #IN_FLIGHT} grow from the device's start on. */
    public enum Column {
        /** Reads completed. */
        READS,
        /** Reads merged with another before they were queued. */
        READS_MERGED,
        /** Sectors of 512 bytes read. */
        READ_SECTORS,
        /** Milliseconds spent by all reads; 32 bits wide, as all milliseconds here. */
        READ_MILLIS,
        /** Writes completed. */
        WRITES,
        /** Writes merged with another before they were queued. */
        WRITES_MERGED,
        /** Sectors of 512 bytes written. */
        WRITE_SECTORS,
        /** Milliseconds spent by all writes. */
        WRITE_MILLIS,
        /** I/Os in flight now. */
        IN_FLIGHT,
        /** Milliseconds in which any I/O was in flight. */
        IO_MILLIS,
        /** Milliseconds weighted by the I/Os in flight. */
        WEIGHTED_IO_MILLIS,
        /** Discards completed. Since 4.18. */
        DISCARDS,
        /** Discards merged with another before they were queued. Since 4.18. */
        DISCARDS_MERGED,
        /** Sectors of 512 bytes discarded. Since 4.18. */
        DISCARD_SECTORS,
        /** Milliseconds spent by all discards. Since 4.18. */
        DISCARD_MILLIS,
        /** Flush requests completed. Since 5.5. */
        FLUSHES,
        /** Milliseconds spent by all flush requests. Since 5.5. */
        FLUSH_MILLIS
    }
}
