package badger.modules.netstat;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.NetSnmp6;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Counters of the protocols over IPv6: {@code /proc/net/snmp6}. */
final class Snmp6Part implements Part {
    private final ModuleContext context;
    private final NetSnmp6 file;
    private final ReadPace pace;
    private final ProtocolSeries.Rows rows;

    Snmp6Part(Path path, Duration dearInterval, ProtocolSeries series, ModuleContext context) {
        this.context = context;
        file = new NetSnmp6(path);
        pace = ReadPace.everyTick(path, dearInterval);
        rows = series.new Rows();
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        file.read();
        pace.read(tick, file.kernelNanos());
        for (int row = 0; row < file.size(); row++) {
            rows.set(row, file.name(row), file.value(row));
        }
        Readings.tell(file.problem(), context);
    }

    @Override
    public void close() {
        file.close();
    }
}
