package badger.statsd;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;

/** The module's own series: what was received, and what became of it. Lines = taken + refused + ignored + turned away. */
final class ReceptionSeries {
    /** How many there are. */
    static final int COUNT = 6;

    private final Counter packets;
    private final Counter taken;
    private final Counter refused;
    private final Counter ignored;
    private final Counter turnedAway;
    private final LongGauge series;

    ReceptionSeries(Schema schema) {
        packets = schema.counter("statsd.packets", "", "packets received, per second");
        taken = schema.counter("statsd.metrics", "", "lines of packets that were taken, per second");
        refused = schema.counter("statsd.refused", "", "lines of packets that are no metrics, per second");
        ignored = schema.counter("statsd.ignored", "", "events, service checks and lines with a time, per second");
        turnedAway = schema.counter("statsd.turned_away", "", "lines that had no series for max_series, per second");
        series = schema.gauge("statsd.series", "", "series of what was received");
    }

    void set(long packetsNow, long takenNow, long refusedNow, long ignoredNow, long turnedAwayNow, long seriesNow) {
        packets.set(packetsNow);
        taken.set(takenNow);
        refused.set(refusedNow);
        ignored.set(ignoredNow);
        turnedAway.set(turnedAwayNow);
        series.set(seriesNow);
    }
}
