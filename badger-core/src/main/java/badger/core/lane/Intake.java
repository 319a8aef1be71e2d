package badger.core.lane;

import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Points;
import java.util.IdentityHashMap;

/** What a lane makes of a tick's points: filter, counter form and number type of each series, settled at its first point. */
final class Intake {
    /** Stands for a series that the filter stops. */
    private static final Object STOPPED = new Object();

    private final LaneSettings settings;
    private final IdentityHashMap<Series, Object> decided = new IdentityHashMap<>();

    Intake(LaneSettings settings) {
        this.settings = settings;
    }

    /** Adds what passes of a tick's points to a frame, as it will be sent. */
    void fill(LaneFrame frame, Points points) {
        for (int i = 0; i < points.size(); i++) {
            if (passes(points, i) && sent(points.series(i)) instanceof Series sent) {
                frame.add(sent, isTotal(points.series(i)) ? points.total(i) : points.bits(i));
            }
        }
    }

    /** Whether a point has what this lane sends: a counter without a rate has only its raw reading. */
    boolean passes(Points points, int point) {
        return isTotal(points.series(point)) || points.hasValue(point);
    }

    boolean isTotal(Series series) {
        return settings.counters() == Counters.TOTAL && series.kind() == Kind.COUNTER;
    }

    /** The series as it is sent, or something else if it is not sent at all. */
    Object sent(Series series) {
        Object known = decided.get(series);
        if (known == null) {
            known = settings.filter().test(series.name()) ? series.as(typeSent(series)) : STOPPED;
            decided.put(series, known);
        }
        return known;
    }

    private NumberType typeSent(Series series) {
        if (isTotal(series)) {
            return NumberType.INTEGER;
        }
        boolean mean = settings.interval() > 1 && settings.rollup() == Rollup.MEAN;
        return mean && series.kind() != Kind.INFO ? NumberType.FLOATING : series.type();
    }

    /** Forgets a closed series; answers the series as it was sent, or something else. */
    @org.jspecify.annotations.Nullable
    Object forget(Series series) {
        return decided.remove(series);
    }
}
