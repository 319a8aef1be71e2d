package badger.modules.netstat;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.SoftnetStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What all cores together did with the packets that came: {@code /proc/net/softnet_stat}, numbers of 32 bits that wrap. */
final class SoftnetPart implements Part {
    private final ModuleContext context;
    private final SoftnetStat file;
    private final ReadPace pace;
    private final Sum processed;
    private final Sum dropped;
    private final Sum squeezed;

    SoftnetPart(Path path, Duration dearInterval, ModuleContext context) {
        this.context = context;
        file = new SoftnetStat(path);
        pace = ReadPace.everyTick(path, dearInterval);
        Schema schema = context.schema();
        processed = schema.sum32("net.softnet.processed", "", "packets that came from the devices, per second");
        dropped = schema.sum32("net.softnet.dropped", "", "packets dropped for a core's full backlog, per second");
        squeezed = schema.sum32("net.softnet.squeezed", "", "times a core left packets for later, per second");
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        file.read();
        pace.read(tick, file.kernelNanos());
        for (int row = 0; row < file.size(); row++) {
            processed.add(file.core(row), 0, file.processed(row));
            dropped.add(file.core(row), 0, file.dropped(row));
            squeezed.add(file.core(row), 0, file.squeezed(row));
        }
        processed.set();
        dropped.set();
        squeezed.set();
        Readings.tell(file.problem(), context);
    }

    @Override
    public void close() {
        file.close();
    }
}
