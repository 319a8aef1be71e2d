package badger.modules.disk;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Chosen;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.DiskStats;
import badger.proc.SysBlock;
import java.io.IOException;
import java.nio.file.Path;

/** Operations, throughput, times, waits and utilisation of block devices: {@code /proc/diskstats}. */
final class DiskModule implements StatModule {
    private final ModuleContext context;
    private final DiskStats diskstats;
    private final ReadPace pace;
    private final SysBlock block;
    private final boolean real;
    private final Chosen chosen;
    private final DiskNames names;
    private final Instances<Disk> disks;
    private final long[] readings = new long[Disk.COLUMN_COUNT];

    DiskModule(DiskConfig config, ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("diskstats");
        diskstats = new DiskStats(file);
        pace = ReadPace.everyTick(file, config.dearInterval());
        block = new SysBlock(context.paths().sys().resolve("block"));
        real = config.disksToCheck().isReal();
        chosen = new Chosen(config.disksToCheck(), block::physicalDisk);
        names = new DiskNames(config.diskNames(), block, context);
        disks = context.schema().instances("disk", schema -> new Disk(schema, config.extended()));
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        diskstats.read();
        pace.read(tick, diskstats.kernelNanos());
        chosen.begin();
        names.begin();
        boolean any = false;
        for (int row = 0; row < diskstats.size(); row++) {
            String name = diskstats.name(row);
            if (chosen.has(name)) {
                any = true;
                disks.at(names.of(name)).set(diskstats, row, readings);
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
}
