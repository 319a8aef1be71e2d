package badger.modules.network;

import badger.core.spi.Columns;
import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Chosen;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.NetDev;
import badger.proc.NetDev.Column;
import badger.proc.SysNet;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bytes, packets, errors and links of network interfaces: {@code /proc/net/dev}, {@code /sys/class/net}. */
final class NetworkModule implements StatModule {
    private static final long BITS = 8;
    private static final String LEGACY_CARRIER = "net.tx_carier";

    private static final Duration LINKS_USUAL = Duration.ofSeconds(10);
    private static final Duration LINKS_DEAR = Duration.ofSeconds(60);

    /** Files of a link are kept open, three each. */
    private static final int MOST_LINKS = 64;

    private static final Metric[] METRICS = {
        Metric.bytes(Column.RX_BYTES, "net.rx_bytes", "bytes received, per second"),
        Metric.bits(Column.RX_BYTES, "net.rx_bits", "bits received, per second"),
        Metric.count(Column.RX_PACKETS, "net.rx_packets", "packets received, per second"),
        Metric.count(Column.RX_ERRORS, "net.rx_errs", "bad packets received, per second"),
        Metric.count(Column.RX_DROPPED, "net.rx_drop", "packets received and dropped, per second"),
        Metric.count(Column.RX_FIFO, "net.rx_fifo", "overruns of the receiver's FIFO, per second"),
        Metric.count(Column.RX_FRAME, "net.rx_frame", "errors of length, overrun, CRC and framing, per second"),
        Metric.count(Column.RX_COMPRESSED, "net.rx_compressed", "compressed packets received, per second"),
        Metric.count(Column.RX_MULTICAST, "net.rx_multicast", "multicast packets received, per second"),
        Metric.bytes(Column.TX_BYTES, "net.tx_bytes", "bytes sent, per second"),
        Metric.bits(Column.TX_BYTES, "net.tx_bits", "bits sent, per second"),
        Metric.count(Column.TX_PACKETS, "net.tx_packets", "packets sent, per second"),
        Metric.count(Column.TX_ERRORS, "net.tx_errs", "packets that could not be sent, per second"),
        Metric.count(Column.TX_DROPPED, "net.tx_drop", "packets dropped instead of sent, per second"),
        Metric.count(Column.TX_FIFO, "net.tx_fifo", "underruns of the sender's FIFO, per second"),
        Metric.count(Column.TX_COLLISIONS, "net.tx_colls", "collisions, per second"),
        Metric.count(Column.TX_CARRIER, "net.tx_carrier", "losses of carrier, per second"),
        Metric.count(Column.TX_COMPRESSED, "net.tx_compressed", "compressed packets sent, per second"),
    };
    private static final Column[] COLUMNS = columns();
    private static final int RX_BITS = 1;
    private static final int TX_BITS = 10;

    private final ModuleContext context;
    private final NetDev dev;
    private final ReadPace pace;
    private final SysNet net;
    private final Path netFolder;
    private final boolean linksWanted;
    private final ReadPace linkPace;
    private final Set<Link> links = new HashSet<>();
    private final boolean real;
    private final Chosen chosen;
    private final Instances<Interface> interfaces;
    private final long[] readings = new long[METRICS.length];

    NetworkModule(NetworkConfig config, ModuleContext context) {
        this.context = context;
        Path file = context.paths().net().resolve("dev");
        dev = new NetDev(file);
        pace = ReadPace.everyTick(file, config.dearInterval());
        netFolder = context.paths().sys().resolve("class/net");
        net = new SysNet(netFolder);
        linksWanted = config.links();
        linkPace = ReadPace.seldom(netFolder, LINKS_USUAL, LINKS_DEAR);
        real = config.interfacesToCheck().isReal();
        chosen = new Chosen(config.interfacesToCheck(), net::realInterface);
        interfaces = context.schema().instances("interface", schema -> new Interface(schema, config.legacyNames()));
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        dev.read();
        pace.read(tick, dev.kernelNanos());
        boolean linksDue = linksWanted && linkPace.isDue(tick);
        long linkNanos = 0;
        chosen.begin();
        boolean any = false;
        for (int row = 0; row < dev.size(); row++) {
            String name = dev.name(row);
            if (chosen.has(name)) {
                any = true;
                Interface of = interfaces.at(name);
                linkNanos += linksDue ? readLink(name, of, tick) : 0;
                of.set(dev, row, tick, readings);
            }
        }
        if (linksDue) {
            linkPace.read(tick, linkNanos);
            closeGone(tick);
        }
        Readings.tell(dev.problem(), context);
        if (!any && real && !net.available()) {
            context.problem(new IOException(context.paths().sys().resolve("class/net")
                    + ": not there, so no interface is known to be real; name them in interfaces_to_check"));
        }
    }

    /** Reads an interface's link: how long that took the kernel, in nanoseconds. */
    private long readLink(String name, Interface of, Tick tick) {
        Link link = of.link(net, netFolder, name);
        if (link == null || (!links.contains(link) && links.size() == MOST_LINKS)) {
            return 0;
        }
        links.add(link);
        try {
            return link.read(tick);
        } catch (NoSuchFileException e) {
            // the interface has just gone
            return 0;
        } catch (IOException e) {
            context.problem(e);
            return 0;
        }
    }

    /** Closes the files of the interfaces that were not there at this read. */
    private void closeGone(Tick tick) {
        for (Iterator<Link> each = links.iterator(); each.hasNext(); ) {
            Link link = each.next();
            if (!link.isReadAt(tick)) {
                link.close();
                each.remove();
            }
        }
    }

    @Override
    public void close() {
        dev.close();
        links.forEach(Link::close);
    }

    private static Column[] columns() {
        Column[] columns = new Column[METRICS.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = METRICS[i].column;
        }
        return columns;
    }

    /** One interface's counters, in the order of {@link #METRICS}. */
    private static final class Interface {
        private final Columns counters;
        private final Schema schema;
        private boolean linkKnown;
        private @Nullable Link link;

        private Interface(Schema schema, boolean legacyNames) {
            this.schema = schema;
            counters = schema.columns();
            for (Metric metric : METRICS) {
                boolean legacy = legacyNames && metric.column == Column.TX_CARRIER;
                counters.counter(legacy ? LEGACY_CARRIER : metric.name, metric.unit, metric.meaning);
            }
        }

        /** Its link, or null if the kernel shows none. */
        private @Nullable Link link(SysNet net, Path folder, String name) {
            if (!linkKnown) {
                linkKnown = true;
                link = net.hasState(name) ? new Link(schema, folder.resolve(name)) : null;
            }
            return link;
        }

        /**
         * Sets all of them.
         *
         * @param readings room for them
         */
        private void set(NetDev from, int row, Tick tick, long[] readings) {
            if (link != null) {
                link.carried(from.value(row, Column.RX_BYTES), from.value(row, Column.TX_BYTES), tick.nanoTime());
            }
            from.values(row, COLUMNS, readings);
            readings[RX_BITS] = Readings.inUnits(readings[RX_BITS], BITS);
            readings[TX_BITS] = Readings.inUnits(readings[TX_BITS], BITS);
            counters.set(readings);
        }
    }

    private record Metric(Column column, String name, String unit, String meaning) {
        private static Metric bytes(Column column, String name, String meaning) {
            return new Metric(column, name, "B", meaning);
        }

        private static Metric bits(Column column, String name, String meaning) {
            return new Metric(column, name, "b", meaning);
        }

        private static Metric count(Column column, String name, String meaning) {
            return new Metric(column, name, "", meaning);
        }
    }
}
