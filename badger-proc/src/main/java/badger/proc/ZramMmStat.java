package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /sys/block/zram[n]/mm_stat}: the memory of one compressed RAM disk. Columns that a kernel does not print yet
 * are absent. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/blockdev/zram.html">Documentation/admin-guide/blockdev/zram.rst</a>
 */
@SuppressWarnings("EnumOrdinal") // the order of the constants is the kernel's order of columns
public final class ZramMmStat implements AutoCloseable {
    private static final int COLUMNS = Column.values().length;

    private final ProcFile file;
    private final Rows row = new Rows(COLUMNS);

    /** Names the file, which is opened at the first read. */
    public ZramMmStat(Path file) {
        this.file = ProcFile.inOneGo(file, 128);
        clear();
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

    /** One number. */
    public long value(Column column) {
        return row.get(0, column.ordinal());
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        row.clear();
        row.add();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean any = false;
        for (int column = 0; column < COLUMNS; column++) {
            long value = cursor.nextLong();
            row.set(0, column, value);
            any |= value != ABSENT;
        }
        if (!any) {
            throw cursor.nothingTrusted(file.path(), "no number is in it");
        }
    }

    /** The numbers of a device, in the kernel's order. */
    public enum Column {
        /** Bytes stored, before compression. */
        STORED,
        /** Bytes that these take after compression. */
        COMPRESSED,
        /** Bytes of memory that are used, fragmentation and bookkeeping included. */
        USED,
        /** Bytes that may be used; 0 if there is no limit. */
        LIMIT,
        /** The most bytes that were used. */
        MOST_USED,
        /** Pages of one and the same value, which take no memory. */
        SAME_PAGES,
        /** Pages freed by compaction since the device was made. */
        COMPACTED_PAGES,
        /** Pages that could not be compressed. */
        HUGE_PAGES,
        /** Pages that could not be compressed since the device was made. */
        HUGE_PAGES_EVER
    }
}
