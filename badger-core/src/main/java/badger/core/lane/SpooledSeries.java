package badger.core.lane;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.spool.KnownSeries;
import badger.core.tick.SeriesRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The series that came out of a spool: those that are open now, and others that get an id of their own. */
final class SpooledSeries implements KnownSeries {
    private final SeriesRegistry registry;
    private final Map<Identity, Series> given = new HashMap<>();

    private record Identity(String name, String metric, List<Label> labels, String unit, NumberType type, Kind kind) {}

    SpooledSeries(SeriesRegistry registry) {
        this.registry = registry;
    }

    @Override
    public synchronized Series series(
            String metric, List<Label> labels, String unit, NumberType type, Kind kind, String name) {
        return given.computeIfAbsent(
                new Identity(name, metric, labels, unit, type, kind),
                one -> registry.recall(metric, labels, unit, type, kind, name));
    }

    /** Forgets them all; answers those that are not open, which nobody else will forget. */
    synchronized List<Series> takeClosed() {
        List<Series> closed = new ArrayList<>(given.values());
        closed.removeIf(registry::isOpen);
        given.clear();
        return closed;
    }
}
