package badger.modules.disk;

import badger.core.spi.Columns;
import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.Ratio;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.DiskStats;
import badger.proc.DiskStats.Column;
import badger.proc.ProcValue;
import org.jspecify.annotations.Nullable;

/**
 * The series of one block device. Waits, sizes, queue and utilisation are defined as in {@code iostat -x} of sysstat 12.7,
 * but for one thing: what has no divisor (the wait of no reads) has no point here and is 0.00 there.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/iostat.1.html">iostat(1)</a>
 */
final class Disk {
    private static final long SECTOR = 512;
    /** A request counts as so many where sectors are divided by requests to give KiB. */
    private static final long SECTORS_PER_KIB = 2;

    /** What every disk has, in the order in which it is declared. */
    private static final Column[] COLUMNS = {
        Column.READS,
        Column.READS_MERGED,
        Column.READ_SECTORS,
        Column.READ_MILLIS,
        Column.WRITES,
        Column.WRITES_MERGED,
        Column.WRITE_SECTORS,
        Column.WRITE_MILLIS,
        Column.IO_MILLIS,
        Column.WEIGHTED_IO_MILLIS,
        Column.READ_SECTORS,
        Column.WRITE_SECTORS,
    };

    static final int COLUMN_COUNT = COLUMNS.length;
    private static final int READ_THROUGHPUT = 10;
    private static final int WRITE_THROUGHPUT = 11;

    private final Schema schema;
    private final boolean extended;
    private final Columns counters;
    private final LongGauge inFlight;
    private final Ratio readWait;
    private final Ratio writeWait;
    private final Ratio queue;
    private final Ratio utilisation;
    private final @Nullable Requests readRequests;
    private final @Nullable Requests writeRequests;
    private @Nullable Discards discards;
    private @Nullable Flushes flushes;

    Disk(Schema schema, boolean extended) {
        this.schema = schema;
        this.extended = extended;
        counters = schema.columns();
        counters.counter("disk.reads", "", "reads completed, per second");
        counters.counter("disk.reads_merged", "", "reads merged into others, per second");
        counters.counter("disk.read_sectors", "", "sectors of 512 bytes read, per second");
        counters.counter32("disk.read_time", "ms", "time spent by all reads, per second");
        counters.counter("disk.writes", "", "writes completed, per second");
        counters.counter("disk.writes_merged", "", "writes merged into others, per second");
        counters.counter("disk.write_sectors", "", "sectors of 512 bytes written, per second");
        counters.counter32("disk.write_time", "ms", "time spent by all writes, per second");
        counters.counter32("disk.io_time", "ms", "time in which any I/O was in flight, per second");
        counters.counter32("disk.io_weighted_time", "ms", "time weighted by the I/Os in flight, per second");
        counters.counter("disk.read_thruput", "B", "bytes read, per second");
        counters.counter("disk.write_thruput", "B", "bytes written, per second");
        inFlight = schema.gauge("disk.io", "", "I/Os in flight");
        readWait = schema.ratio("disk.r_await", "ms", "mean time of a read that was completed, queue included");
        writeWait = schema.ratio("disk.w_await", "ms", "mean time of a write that was completed, queue included");
        queue = schema.ratio("disk.aqu_sz", "", "I/Os in flight, mean over the time");
        utilisation = schema.percentRatio("disk.util", "time in which any I/O was in flight");
        readRequests = extended ? new Requests(schema, "r", "reads") : null;
        writeRequests = extended ? new Requests(schema, "w", "writes") : null;
    }

    /**
     * Sets all of them.
     *
     * @param readings room for {@link #COLUMN_COUNT}
     */
    void set(DiskStats from, int row, long[] readings) {
        from.values(row, COLUMNS, readings);
        readings[READ_THROUGHPUT] = Readings.inUnits(readings[READ_THROUGHPUT], SECTOR);
        readings[WRITE_THROUGHPUT] = Readings.inUnits(readings[WRITE_THROUGHPUT], SECTOR);
        counters.set(readings);
        Readings.set(inFlight, from.value(row, Column.IN_FLIGHT));
        Readings.set(readWait, from.value(row, Column.READ_MILLIS), from.value(row, Column.READS));
        Readings.set(writeWait, from.value(row, Column.WRITE_MILLIS), from.value(row, Column.WRITES));
        Readings.setMillis(queue, from.value(row, Column.WEIGHTED_IO_MILLIS));
        Readings.setMillis(utilisation, from.value(row, Column.IO_MILLIS));
        if (readRequests != null && writeRequests != null) {
            readRequests.set(from, row, Column.READS, Column.READS_MERGED, Column.READ_SECTORS);
            writeRequests.set(from, row, Column.WRITES, Column.WRITES_MERGED, Column.WRITE_SECTORS);
        }
        setDiscards(from, row);
        setFlushes(from, row);
    }

    private void setDiscards(DiskStats from, int row) {
        Discards known = discards;
        if (known == null && isWorthIt(from.value(row, Column.DISCARDS))) {
            known = new Discards(schema, extended);
            discards = known;
        }
        if (known != null) {
            known.set(from, row);
        }
    }

    private void setFlushes(DiskStats from, int row) {
        Flushes known = flushes;
        if (known == null && isWorthIt(from.value(row, Column.FLUSHES))) {
            known = new Flushes(schema);
            flushes = known;
        }
        if (known != null) {
            known.set(from, row);
        }
    }

    /** Most disks are never told to discard anything, and many never to flush: they have no series of it. */
    private boolean isWorthIt(long count) {
        return count > 0 || (extended && count != ProcValue.ABSENT);
    }

    /** How large the requests of one kind are, and how many of them are merged. */
    private static final class Requests {
        private final Ratio size;
        private final Ratio merged;

        private Requests(Schema schema, String letter, String kind) {
            size = schema.ratio("disk." + letter + "areq_sz", "KiB", "mean size of " + kind + " that were completed");
            merged = schema.percentRatio(
                    "disk." + letter + "rqm_percent", kind + " merged into others before they were queued, of all");
        }

        private void set(DiskStats from, int row, Column completed, Column mergedBefore, Column sectors) {
            long count = from.value(row, completed);
            long mergedCount = from.value(row, mergedBefore);
            if (count != ProcValue.ABSENT) {
                Readings.set(size, from.value(row, sectors), count * SECTORS_PER_KIB);
            }
            if (count != ProcValue.ABSENT && mergedCount != ProcValue.ABSENT) {
                merged.set(mergedCount, mergedCount + count);
            }
        }
    }

    /** The series of the discards of a device. */
    private static final class Discards {
        private final Counter discards;
        private final Counter merged;
        private final Counter throughput;
        private final Counter time;
        private final Ratio wait;
        private final @Nullable Requests requests;

        private Discards(Schema schema, boolean extended) {
            discards = schema.counter("disk.discards", "", "discards completed, per second");
            merged = schema.counter("disk.discards_merged", "", "discards merged into others, per second");
            throughput = schema.counter("disk.discard_thruput", "B", "bytes discarded, per second");
            time = schema.counter32("disk.discard_time", "ms", "time spent by all discards, per second");
            wait = schema.ratio("disk.d_await", "ms", "mean time of a discard that was completed, queue included");
            requests = extended ? new Requests(schema, "d", "discards") : null;
        }

        private void set(DiskStats from, int row) {
            Readings.set(discards, from.value(row, Column.DISCARDS));
            Readings.set(merged, from.value(row, Column.DISCARDS_MERGED));
            Readings.set(throughput, from.value(row, Column.DISCARD_SECTORS), SECTOR);
            Readings.set(time, from.value(row, Column.DISCARD_MILLIS));
            Readings.set(wait, from.value(row, Column.DISCARD_MILLIS), from.value(row, Column.DISCARDS));
            if (requests != null) {
                requests.set(from, row, Column.DISCARDS, Column.DISCARDS_MERGED, Column.DISCARD_SECTORS);
            }
        }
    }

    /** The series of the flush requests of a device. */
    private static final class Flushes {
        private final Counter flushes;
        private final Counter time;
        private final Ratio wait;

        private Flushes(Schema schema) {
            flushes = schema.counter("disk.flushes", "", "flush requests completed, per second");
            time = schema.counter32("disk.flush_time", "ms", "time spent by all flush requests, per second");
            wait = schema.ratio(
                    "disk.f_await", "ms", "mean time of a flush request that was completed, queue included");
        }

        private void set(DiskStats from, int row) {
            Readings.set(flushes, from.value(row, Column.FLUSHES));
            Readings.set(time, from.value(row, Column.FLUSH_MILLIS));
            Readings.set(wait, from.value(row, Column.FLUSH_MILLIS), from.value(row, Column.FLUSHES));
        }
    }
}
