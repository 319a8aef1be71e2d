package badger.core.lane;

import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Points;
import badger.core.tick.Rates;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The ticks of a lane's interval on their way to one frame; aligned to multiples of the interval, stamped with its end. */
final class Window {
    private final LaneSettings settings;
    private final Intake intake;
    private final IdentityHashMap<Series, Cell> cells = new IdentityHashMap<>();
    private final List<Cell> ordered = new ArrayList<>();
    private long end = Long.MIN_VALUE;

    Window(LaneSettings settings, Intake intake) {
        this.settings = settings;
        this.intake = intake;
    }

    /** The second that a window with this tick in it is stamped with. */
    long endOf(long epochSecond) {
        return Math.ceilDiv(epochSecond, (long) settings.interval()) * settings.interval();
    }

    /** Whether a tick belongs to another window than what has been gathered. */
    boolean startsAnew(long epochSecond) {
        return end != Long.MIN_VALUE && endOf(epochSecond) != end;
    }

    boolean isEmpty() {
        return end == Long.MIN_VALUE;
    }

    /** The second that the window is stamped with; the least long while it is empty. */
    long end() {
        return end;
    }

    void add(long epochSecond, Points points) {
        end = endOf(epochSecond);
        for (int i = 0; i < points.size(); i++) {
            Series sent = intake.passes(points, i) ? intake.sent(points.series(i)) : null;
            if (sent != null) {
                cell(points.series(i), sent).add(points, i, intake.isTotal(points.series(i)));
            }
        }
    }

    private Cell cell(Series series, Series sent) {
        Cell cell = cells.get(series);
        if (cell == null) {
            cell = new Cell(sent);
            cells.put(series, cell);
            ordered.add(cell);
        }
        return cell;
    }

    /** Moves what was gathered into a frame and starts anew. */
    void flush(LaneFrame frame) {
        for (int i = 0; i < ordered.size(); i++) {
            Cell cell = ordered.get(i);
            if (cell.count > 0) {
                frame.add(cell.sent, cell.bits(settings.rollup()));
                cell.count = 0;
            }
        }
        end = Long.MIN_VALUE;
    }

    /** Forgets a closed series; what it had in this window goes with it. */
    void forget(Series series) {
        Cell gone = cells.remove(series);
        if (gone != null) {
            ordered.remove(gone);
        }
    }

    private static final class Cell {
        private final Series sent;
        private int count;
        private double weighted;
        private double weight;
        private double least;
        private double greatest;
        private long leastExact;
        private long greatestExact;
        private long last;

        private Cell(Series sent) {
            this.sent = sent;
        }

        private void add(Points points, int i, boolean total) {
            if (count++ == 0) {
                weighted = 0;
                weight = 0;
                least = Double.POSITIVE_INFINITY;
                greatest = Double.NEGATIVE_INFINITY;
                leastExact = Long.MAX_VALUE;
                greatestExact = Long.MIN_VALUE;
            }
            if (total) {
                last = points.total(i);
                return;
            }
            double value = points.floating(i);
            double span = Math.max(1, points.weight(i));
            weighted += value * span;
            weight += span;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            last = points.bits(i);
            leastExact = Math.min(leastExact, last);
            greatestExact = Math.max(greatestExact, last);
        }

        private long bits(Rollup rollup) {
            if (sent.kind() == Kind.COUNTER && sent.type() == NumberType.INTEGER) {
                return last;
            }
            boolean floating = sent.type() == NumberType.FLOATING;
            return switch (rollup) {
                case MEAN -> floating ? Double.doubleToRawLongBits(Rates.rounded(weighted / weight)) : last;
                case MIN -> floating ? Double.doubleToRawLongBits(least) : leastExact;
                case MAX -> floating ? Double.doubleToRawLongBits(greatest) : greatestExact;
                case LAST, ALL -> last;
            };
        }
    }
}
