package badger.modules.memory;

import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Numbered;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.NumberFile;
import badger.proc.ZramMmStat;
import badger.proc.ZramMmStat.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Compressed RAM disks that are set up: {@code mm_stat} of every {@code /sys/block/zram[n]} that has a size. */
final class ZramPart implements Part {
    /** How often one that is not set up is looked at. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ModuleContext context;
    private final Instances<Gauges> gauges;
    private final Numbered devices;

    ZramPart(ModuleContext context) {
        this.context = context;
        gauges = context.schema().instances("disk", Gauges::new);
        devices = new Numbered(context.paths().sys().resolve("block"), "zram", Device::new, context);
    }

    @Override
    public void read(Tick tick) {
        devices.read(tick);
    }

    @Override
    public void close() {
        devices.close();
    }

    /** The files of one device. */
    private final class Device implements Part {
        private final String name;
        private final NumberFile size;
        private final ZramMmStat memory;
        private final ReadPace idlePace;

        private Device(Path folder) {
            name = folder.getFileName().toString();
            size = new NumberFile(folder.resolve("disksize"));
            memory = new ZramMmStat(folder.resolve("mm_stat"));
            idlePace = new ReadPace(folder, IDLE, IDLE);
        }

        @Override
        public void read(Tick tick) throws IOException {
            if (size.value() == 0 && !idlePace.isDue(tick)) {
                return;
            }
            size.read();
            idlePace.read(tick, size.kernelNanos());
            if (size.value() == 0) {
                return;
            }
            memory.read();
            gauges.at(name).set(size.value(), memory);
            Readings.tell(memory.problem(), context);
        }

        @Override
        public void close() {
            size.close();
            memory.close();
        }
    }

    /** The series of one device. */
    private static final class Gauges {
        private final LongGauge size;
        private final LongGauge stored;
        private final LongGauge compressed;
        private final LongGauge used;
        private final LongGauge mostUsed;
        private final LongGauge samePages;
        private final LongGauge hugePages;

        private Gauges(Schema schema) {
            size = schema.gauge("zram.size", "B", "size of the disk");
            stored = schema.gauge("zram.stored", "B", "what is stored, before compression");
            compressed = schema.gauge("zram.compressed", "B", "the same after compression");
            used = schema.gauge("zram.used", "B", "memory that the disk takes");
            mostUsed = schema.gauge("zram.most_used", "B", "the most memory that it took");
            samePages = schema.gauge("zram.same_pages", "", "pages of one and the same value, which take no memory");
            hugePages = schema.gauge("zram.huge_pages", "", "pages that could not be compressed");
        }

        private void set(long bytes, ZramMmStat from) {
            Readings.set(size, bytes);
            Readings.set(stored, from.value(Column.STORED));
            Readings.set(compressed, from.value(Column.COMPRESSED));
            Readings.set(used, from.value(Column.USED));
            Readings.set(mostUsed, from.value(Column.MOST_USED));
            Readings.set(samePages, from.value(Column.SAME_PAGES));
            Readings.set(hugePages, from.value(Column.HUGE_PAGES));
        }
    }
}
