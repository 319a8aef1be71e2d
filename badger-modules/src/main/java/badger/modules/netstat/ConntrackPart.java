package badger.modules.netstat;

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
 * Tracked connections, and how many there may be: {@code /proc/sys/net/netfilter/nf_conntrack_count} and {@code _max}, which are there
 * while the kernel tracks any.
 *
 * @see <a href="https://docs.kernel.org/networking/nf_conntrack-sysctl.html">Documentation/networking/nf_conntrack-sysctl.rst</a>
 */
final class ConntrackPart implements Part {
    private final NumberFile countFile;
    private final NumberFile mostFile;
    private final LongGauge count;
    private final LongGauge most;

    ConntrackPart(ModuleContext context) {
        Path folder = context.paths().proc().resolve("sys/net/netfilter");
        countFile = new NumberFile(folder.resolve("nf_conntrack_count"));
        mostFile = new NumberFile(folder.resolve("nf_conntrack_max"));
        Schema schema = context.schema();
        count = schema.gauge("net.conntrack.count", "", "connections that the firewall tracks");
        most = schema.gauge("net.conntrack.max", "", "connections that it can track");
    }

    @Override
    public void read(Tick tick) throws IOException {
        countFile.read();
        Readings.set(count, countFile.value());
        mostFile.read();
        Readings.set(most, mostFile.value());
    }

    @Override
    public void close() {
        countFile.close();
        mostFile.close();
    }
}
