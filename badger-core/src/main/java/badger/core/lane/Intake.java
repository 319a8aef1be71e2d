package badger.core.lane;

import badger.core.rule.SeriesName;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Points;
import org.jspecify.annotations.Nullable;

/** What a lane makes of a tick's points: filter, counter form and number type of each series, settled at its first point. */
final class Intake {
    private final LaneSettings settings;
    private final Decisions decisions = new Decisions();

    Intake(LaneSettings settings) {
        this.settings = settings;
    }

    /** Adds what passes of a tick's points to a frame, as it will be sent. */
    void fill(LaneFrame frame, Points points) {
        if (settings.counters() == Counters.TOTAL) {
            fillTotals(frame, points);
        } else if (!points.allHaveValues()) {
            fillRuns(frame, points);
        } else if (!frame.addAll(points, this)) {
            fillRuns(frame, points);
            if (frame.size() == points.size()) {
                frame.arrangedLike(points, this);
            }
        }
    }

    private void fillTotals(LaneFrame frame, Points points) {
        for (int i = 0; i < points.size(); i++) {
            Series sent = passes(points, i) ? sent(points.series(i)) : null;
            if (sent != null) {
                frame.add(sent, isTotal(points.series(i)) ? points.total(i) : points.bits(i));
            }
        }
    }

    /** Adds what comes in the order in which the series were first seen at once: mostly all, or all behind what is missing. */
    private void fillRuns(LaneFrame frame, Points points) {
        int at = 0;
        while (at < points.size()) {
            int run = decisions.addRun(frame, points, at, place(points.series(at)));
            // one that is not sent, or has no value, is passed over
            at += Math.max(1, run);
        }
    }

    /** Whether a point has what this lane sends: a counter without a rate has only its raw reading. */
    boolean passes(Points points, int point) {
        return isTotal(points.series(point)) || points.hasValue(point);
    }

    boolean isTotal(Series series) {
        return settings.counters() == Counters.TOTAL && series.kind() == Kind.COUNTER;
    }

    /** The series as it is sent; null if it is not sent at all. */
    @Nullable
    Series sent(Series series) {
        return decisions.sent(place(series));
    }

    private int place(Series series) {
        int place = decisions.place(series);
        return place == Decisions.UNKNOWN
                ? decisions.add(series, isWanted(series) ? series.as(typeSent(series)) : null)
                : place;
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

    /** Forgets a closed series; answers the series as it was sent, null if it was not. */
    @Nullable
    Series forget(Series series) {
        return decisions.remove(series);
    }
}
