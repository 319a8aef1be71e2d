package badger.core.lane;

import badger.core.rule.SeriesName;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Points;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What a lane makes of a tick's points: filter, counter form and number type of each series, settled at its first point. */
final class Intake {
    /** Stands for a series that the filter stops. */
    private static final Object STOPPED = new Object();

    private final LaneSettings settings;
    private final IdentityHashMap<Series, Object> decided = new IdentityHashMap<>();

    /** The series at each place of the last tick, mostly the same as in this one, and as what it was sent. */
    private @Nullable Series[] placed = new @Nullable Series[64];

    private @Nullable Series[] sentPlaced = new @Nullable Series[64];

    Intake(LaneSettings settings) {
        this.settings = settings;
    }

    /** Adds what passes of a tick's points to a frame, as it will be sent. */
    void fill(LaneFrame frame, Points points) {
        boolean totals = settings.counters() == Counters.TOTAL;
        boolean mayBeWhole = !totals && points.allHaveValues();
        if (mayBeWhole && frame.addAll(points, this)) {
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            Series sent = sentAt(i, points.series(i));
            // nothing is asked of the series themselves: they lie all over the memory
            if (sent != null && (totals ? passes(points, i) : points.hasValue(i))) {
                boolean total = totals && isTotal(points.series(i));
                frame.add(sent, total ? points.total(i) : points.bits(i));
            }
        }
        if (mayBeWhole && frame.size() == points.size()) {
            frame.arrangedLike(points, this);
        }
    }

    /** Whether a point has what this lane sends: a counter without a rate has only its raw reading. */
    boolean passes(Points points, int point) {
        return isTotal(points.series(point)) || points.hasValue(point);
    }

    boolean isTotal(Series series) {
        return settings.counters() == Counters.TOTAL && series.kind() == Kind.COUNTER;
    }

    @SuppressWarnings("ReferenceEquality") // a series is decided on as the object that it is, as in the map
    private @Nullable Series sentAt(int place, Series series) {
        if (place >= placed.length) {
            int length = Math.max(place + 1, 2 * placed.length);
            placed = Arrays.copyOf(placed, length);
            sentPlaced = Arrays.copyOf(sentPlaced, length);
        }
        if (placed[place] != series) {
            placed[place] = series;
            sentPlaced[place] = sent(series) instanceof Series sent ? sent : null;
        }
        return sentPlaced[place];
    }

    /** The series as it is sent, or something else if it is not sent at all. */
    Object sent(Series series) {
        Object known = decided.get(series);
        if (known == null) {
            known = isWanted(series) ? series.as(typeSent(series)) : STOPPED;
            decided.put(series, known);
        }
        return known;
    }

    private boolean isWanted(Series series) {
        return settings.rules().filter().passes(SeriesName.of(series));
    }

    private NumberType typeSent(Series series) {
        if (isTotal(series)) {
            return NumberType.INTEGER;
        }
        boolean mean = settings.interval() > 1 && settings.rollup() == Rollup.MEAN;
        return mean && series.kind() != Kind.INFO ? NumberType.FLOATING : series.type();
    }

    /** Forgets a closed series; answers the series as it was sent, or something else. */
    @Nullable
    Object forget(Series series) {
        return decided.remove(series);
    }
}
