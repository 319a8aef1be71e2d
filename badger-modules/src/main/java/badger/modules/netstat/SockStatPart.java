package badger.modules.netstat;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.SockStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How many sockets there are: {@code /proc/net/sockstat} or {@code sockstat6}. */
final class SockStatPart implements Part {
    private final ModuleContext context;
    private final SockStat file;
    private final ReadPace pace;
    private final SocketSeries series;

    SockStatPart(Path path, Duration dearInterval, SocketSeries series, ModuleContext context) {
        this.context = context;
        this.series = series;
        file = new SockStat(path);
        pace = ReadPace.everyTick(path, dearInterval);
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        file.read();
        pace.read(tick, file.kernelNanos());
        for (int row = 0; row < file.size(); row++) {
            series.set(file.name(row), file.value(row));
        }
        Readings.tell(file.problem(), context);
    }

    @Override
    public void close() {
        file.close();
    }
}
