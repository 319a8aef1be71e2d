package badger.modules.memory;

import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.SlabInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The kernel's caches of objects, every ten seconds: {@code /proc/slabinfo}, which only root may read. */
final class SlabPart implements Part {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration DEAR = Duration.ofSeconds(60);

    private final ModuleContext context;
    private final SlabInfo slabinfo;
    private final ReadPace pace;
    private final Instances<Cache> caches;

    SlabPart(ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("slabinfo");
        slabinfo = new SlabInfo(file);
        pace = ReadPace.seldom(file, USUAL, DEAR);
        caches = context.schema().instances("cache", Cache::new);
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        slabinfo.read();
        pace.read(tick, slabinfo.kernelNanos());
        for (int row = 0; row < slabinfo.size(); row++) {
            caches.at(slabinfo.name(row)).set(slabinfo, row);
        }
        Readings.tell(slabinfo.problem(), context);
    }

    @Override
    public void close() {
        slabinfo.close();
    }

    private static final class Cache {
        private final LongGauge active;
        private final LongGauge objects;
        private final LongGauge bytes;

        private Cache(Schema schema) {
            active = schema.gauge("slab.active", "", "objects in use");
            objects = schema.gauge("slab.objects", "", "objects that there is memory for");
            bytes = schema.gauge("slab.size", "B", "memory of these objects");
        }

        private void set(SlabInfo from, int row) {
            active.set(from.active(row));
            objects.set(from.objects(row));
            Readings.set(bytes, from.objects(row), from.objectBytes(row));
        }
    }
}
