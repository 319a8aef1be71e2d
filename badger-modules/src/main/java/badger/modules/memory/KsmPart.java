package badger.modules.memory;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.NumberFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Pages that the kernel merged because they are the same, where it has ever looked for such:
 * {@code /sys/kernel/mm/ksm}.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/mm/ksm.html">Documentation/admin-guide/mm/ksm.rst</a>
 */
final class KsmPart implements Part {
    private final NumberFile shared;
    private final NumberFile sharing;
    private final NumberFile unshared;
    private final NumberFile unstable;
    private final NumberFile scans;
    private final NumberFile[] files;
    private final LongGauge pagesShared;
    private final LongGauge pagesSharing;
    private final LongGauge pagesUnshared;
    private final LongGauge pagesVolatile;
    private final Counter fullScans;

    KsmPart(ModuleContext context) {
        Path folder = context.paths().sys().resolve("kernel/mm/ksm");
        shared = new NumberFile(folder.resolve("pages_shared"));
        sharing = new NumberFile(folder.resolve("pages_sharing"));
        unshared = new NumberFile(folder.resolve("pages_unshared"));
        unstable = new NumberFile(folder.resolve("pages_volatile"));
        scans = new NumberFile(folder.resolve("full_scans"));
        files = new NumberFile[] {shared, sharing, unshared, unstable, scans};
        Schema schema = context.schema();
        pagesShared = schema.gauge("ksm.pages_shared", "", "merged pages that are in use");
        pagesSharing = schema.gauge("ksm.pages_sharing", "", "pages saved: how many more share them");
        pagesUnshared = schema.gauge("ksm.pages_unshared", "", "pages that have no equal but are looked at again");
        pagesVolatile = schema.gauge("ksm.pages_volatile", "", "pages that change too fast to be merged");
        fullScans = schema.counter("ksm.full_scans", "", "passes over all pages, per second");
    }

    @Override
    public void read(Tick tick) throws IOException {
        scans.read();
        if (scans.value() == 0) {
            return;
        }
        for (NumberFile file : files) {
            file.read();
        }
        Readings.set(pagesShared, shared.value());
        Readings.set(pagesSharing, sharing.value());
        Readings.set(pagesUnshared, unshared.value());
        Readings.set(pagesVolatile, unstable.value());
        Readings.set(fullScans, scans.value());
    }

    @Override
    public void close() {
        for (NumberFile file : files) {
            file.close();
        }
    }
}
