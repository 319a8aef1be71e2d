package badger.modules;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.proc.NetDev;
import badger.proc.NetDev.Column;
import badger.proc.SysNet;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Bytes, packets and errors of network interfaces: {@code /proc/net/dev}. */
final class NetworkModule implements StatModule {
    private static final long BITS = 8;
    private static final Column[] COLUMNS = Column.values();

    private final ModuleContext context;
    private final NetDev dev;
    private final SysNet net;
    private final boolean real;
    private final Chosen chosen;
    private final Instances<Interface> interfaces;

    NetworkModule(NetworkConfig config, ModuleContext context) {
        this.context = context;
        dev = new NetDev(context.paths().net().resolve("dev"));
        net = new SysNet(context.paths().sys().resolve("class/net"));
        real = config.interfacesToCheck().isReal();
        chosen = new Chosen(config.interfacesToCheck(), net::realInterface, net::forget);
        interfaces = context.schema().instances("interface", schema -> new Interface(schema, config.legacyNames()));
    }

    @Override
    public void collect(Tick tick) throws IOException {
        dev.read();
        chosen.begin();
        boolean any = false;
        for (int row = 0; row < dev.size(); row++) {
            String name = dev.name(row);
            if (chosen.has(name)) {
                any = true;
                interfaces.at(name).set(dev, row);
            }
        }
        Readings.tell(dev.problem(), context);
        if (!any && real && !net.available()) {
            context.problem(new IOException(context.paths().sys().resolve("class/net")
                    + ": not there, so no interface is known to be real; name them in interfaces_to_check"));
        }
    }

    @Override
    public void close() {
        dev.close();
    }

    private static final class Interface {
        private final Map<Column, Counter> columns = new EnumMap<>(Column.class);
        private final Counter rxBits;
        private final Counter txBits;

        private Interface(Schema schema, boolean legacyNames) {
            bytes(schema, Column.RX_BYTES, "rx_bytes", "bytes received, per second");
            rxBits = schema.counter("net.rx_bits", "b", "bits received, per second");
            count(schema, Column.RX_PACKETS, "rx_packets", "packets received, per second");
            count(schema, Column.RX_ERRORS, "rx_errs", "bad packets received, per second");
            count(schema, Column.RX_DROPPED, "rx_drop", "packets received and dropped, per second");
            count(schema, Column.RX_FIFO, "rx_fifo", "overruns of the receiver's FIFO, per second");
            count(schema, Column.RX_FRAME, "rx_frame", "errors of length, overrun, CRC and framing, per second");
            count(schema, Column.RX_COMPRESSED, "rx_compressed", "compressed packets received, per second");
            count(schema, Column.RX_MULTICAST, "rx_multicast", "multicast packets received, per second");
            bytes(schema, Column.TX_BYTES, "tx_bytes", "bytes sent, per second");
            txBits = schema.counter("net.tx_bits", "b", "bits sent, per second");
            count(schema, Column.TX_PACKETS, "tx_packets", "packets sent, per second");
            count(schema, Column.TX_ERRORS, "tx_errs", "packets that could not be sent, per second");
            count(schema, Column.TX_DROPPED, "tx_drop", "packets dropped instead of sent, per second");
            count(schema, Column.TX_FIFO, "tx_fifo", "underruns of the sender's FIFO, per second");
            count(schema, Column.TX_COLLISIONS, "tx_colls", "collisions, per second");
            count(schema, Column.TX_CARRIER, legacyNames ? "tx_carier" : "tx_carrier", "losses of carrier, per second");
            count(schema, Column.TX_COMPRESSED, "tx_compressed", "compressed packets sent, per second");
        }

        private void bytes(Schema schema, Column column, String metric, String meaning) {
            columns.put(column, schema.counter("net." + metric, "B", meaning));
        }

        private void count(Schema schema, Column column, String metric, String meaning) {
            columns.put(column, schema.counter("net." + metric, "", meaning));
        }

        private void set(NetDev from, int row) {
            for (Column column : COLUMNS) {
                Counter counter = columns.get(column);
                if (counter != null) {
                    Readings.set(counter, from.value(row, column));
                }
            }
            Readings.set(rxBits, from.value(row, Column.RX_BYTES), BITS);
            Readings.set(txBits, from.value(row, Column.TX_BYTES), BITS);
        }
    }
}
