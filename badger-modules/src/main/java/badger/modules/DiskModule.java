package badger.modules;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.proc.DiskStats;
import badger.proc.DiskStats.Column;
import badger.proc.SysBlock;
import java.io.IOException;
import java.nio.file.Path;

/** Operations, throughput and times of block devices: {@code /proc/diskstats}. */
final class DiskModule implements StatModule {
    private static final long SECTOR = 512;

    private final ModuleContext context;
    private final DiskStats diskstats;
    private final ReadPace pace;
    private final SysBlock block;
    private final boolean real;
    private final Chosen chosen;
    private final Instances<Disk> disks;

    DiskModule(DiskConfig config, ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("diskstats");
        diskstats = new DiskStats(file);
        pace = ReadPace.everyTick(file, config.dearInterval());
        block = new SysBlock(context.paths().sys().resolve("block"));
        real = config.disksToCheck().isReal();
        chosen = new Chosen(config.disksToCheck(), block::physicalDisk);
        disks = context.schema().instances("disk", Disk::new);
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        diskstats.read();
        pace.read(tick, diskstats.kernelNanos());
        chosen.begin();
        boolean any = false;
        for (int row = 0; row < diskstats.size(); row++) {
            String name = diskstats.name(row);
            if (chosen.has(name)) {
                any = true;
                disks.at(name).set(diskstats, row);
            }
        }
        Readings.tell(diskstats.problem(), context);
        if (!any && real && !block.available()) {
            context.problem(new IOException(context.paths().sys().resolve("block")
                    + ": not there, so no disk is known to be real; name them in disks_to_check"));
        }
    }

    @Override
    public void close() {
        diskstats.close();
    }

    private static final class Disk {
        private final Counter reads;
        private final Counter readsMerged;
        private final Counter readSectors;
        private final Counter readTime;
        private final Counter writes;
        private final Counter writesMerged;
        private final Counter writeSectors;
        private final Counter writeTime;
        private final LongGauge inFlight;
        private final Counter ioTime;
        private final Counter weightedIoTime;
        private final Counter readThroughput;
        private final Counter writeThroughput;

        private Disk(Schema schema) {
            reads = schema.counter("disk.reads", "", "reads completed, per second");
            readsMerged = schema.counter("disk.reads_merged", "", "reads merged into others, per second");
            readSectors = schema.counter("disk.read_sectors", "", "sectors of 512 bytes read, per second");
            readTime = schema.counter32("disk.read_time", "ms", "time spent by all reads, per second");
            writes = schema.counter("disk.writes", "", "writes completed, per second");
            writesMerged = schema.counter("disk.writes_merged", "", "writes merged into others, per second");
            writeSectors = schema.counter("disk.write_sectors", "", "sectors of 512 bytes written, per second");
            writeTime = schema.counter32("disk.write_time", "ms", "time spent by all writes, per second");
            inFlight = schema.gauge("disk.io", "", "I/Os in flight");
            ioTime = schema.counter32("disk.io_time", "ms", "time in which any I/O was in flight, per second");
            weightedIoTime =
                    schema.counter32("disk.io_weighted_time", "ms", "time weighted by the I/Os in flight, per second");
            readThroughput = schema.counter("disk.read_thruput", "B", "bytes read, per second");
            writeThroughput = schema.counter("disk.write_thruput", "B", "bytes written, per second");
        }

        private void set(DiskStats from, int row) {
            Readings.set(reads, from.value(row, Column.READS));
            Readings.set(readsMerged, from.value(row, Column.READS_MERGED));
            Readings.set(readSectors, from.value(row, Column.READ_SECTORS));
            Readings.set(readTime, from.value(row, Column.READ_MILLIS));
            Readings.set(writes, from.value(row, Column.WRITES));
            Readings.set(writesMerged, from.value(row, Column.WRITES_MERGED));
            Readings.set(writeSectors, from.value(row, Column.WRITE_SECTORS));
            Readings.set(writeTime, from.value(row, Column.WRITE_MILLIS));
            Readings.set(inFlight, from.value(row, Column.IN_FLIGHT));
            Readings.set(ioTime, from.value(row, Column.IO_MILLIS));
            Readings.set(weightedIoTime, from.value(row, Column.WEIGHTED_IO_MILLIS));
            Readings.set(readThroughput, from.value(row, Column.READ_SECTORS), SECTOR);
            Readings.set(writeThroughput, from.value(row, Column.WRITE_SECTORS), SECTOR);
        }
    }
}
