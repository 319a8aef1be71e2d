package badger.core.spool;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.List;

/** Finds the series that a point in a spool belongs to. */
@FunctionalInterface
public interface KnownSeries {
    /** The open series of just this name, unit, type and kind, or else a new one with an id of its own. */
    Series series(String metric, List<Label> labels, String unit, NumberType type, Kind kind, String name);
}
