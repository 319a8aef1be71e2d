package badger.modules.container;

import badger.core.spi.Schema;
import badger.proc.NetDev.Column;
import org.jspecify.annotations.Nullable;

/** The series of a container about its network: the sums of all its interfaces but the loopback. */
@SuppressWarnings("EnumOrdinal") // a column's place among the series
final class TrafficSeries {
    /** What is counted, if it is asked for at all. */
    static final Column[] COLUMNS = {
        Column.RX_BYTES,
        Column.TX_BYTES,
        Column.RX_PACKETS,
        Column.TX_PACKETS,
        Column.RX_ERRORS,
        Column.TX_ERRORS,
        Column.RX_DROPPED,
        Column.TX_DROPPED
    };

    private final @Nullable Growth[] series = new @Nullable Growth[Column.values().length];

    TrafficSeries(Schema schema, String what, boolean extended) {
        add(Column.RX_BYTES, schema, what + ".net.rx_bytes", "B", "received, per second");
        add(Column.TX_BYTES, schema, what + ".net.tx_bytes", "B", "sent, per second");
        if (extended) {
            add(Column.RX_PACKETS, schema, what + ".net.rx_packets", "", "packets received, per second");
            add(Column.TX_PACKETS, schema, what + ".net.tx_packets", "", "packets sent, per second");
            add(Column.RX_ERRORS, schema, what + ".net.rx_errors", "", "bad packets received, per second");
            add(Column.TX_ERRORS, schema, what + ".net.tx_errors", "", "packets that could not be sent, per second");
            add(Column.RX_DROPPED, schema, what + ".net.rx_dropped", "", "packets received and dropped, per second");
            add(Column.TX_DROPPED, schema, what + ".net.tx_dropped", "", "packets dropped instead of sent, per second");
        }
    }

    private void add(Column column, Schema schema, String metric, String unit, String description) {
        series[column.ordinal()] = new Growth(schema.sum(metric, unit, description));
    }

    void set(long group, Column column, long count) {
        Growth growth = series[column.ordinal()];
        if (growth != null) {
            growth.set(group, count);
        }
    }
}
