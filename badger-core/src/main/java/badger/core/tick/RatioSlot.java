package badger.core.tick;

import badger.core.spi.Ratio;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;

/** The growth of one counter divided by the growth of another, or by the time between the last two reads. */
final class RatioSlot implements Slot, Ratio {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double WHOLE_PERCENT = 100;

    private final @Nullable Series series;
    private final boolean percent;
    private boolean set;
    private boolean byTime;
    private long part;
    private long whole;
    private boolean known;
    private long previousPart;
    private long previousWhole;

    RatioSlot(@Nullable Series series, boolean percent) {
        this.series = series;
        this.percent = percent;
    }

    @Override
    public void set(long ofPart, long ofWhole) {
        part = ofPart;
        whole = ofWhole;
        set = true;
        byTime = false;
    }

    @Override
    public void setMillis(long millis) {
        part = millis;
        set = true;
        byTime = true;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        if (!set) {
            return false;
        }
        if (byTime) {
            whole = readNanos;
        }
        if (series != null) {
            point(series, points);
        }
        known = true;
        previousPart = part;
        previousWhole = whole;
        set = false;
        return true;
    }

    private void point(Series of, Points points) {
        long growth = known ? Rates.growth(previousPart, part, true) : Rates.RESET;
        long divisor = whole - previousWhole;
        if (growth < 0 || divisor <= 0) {
            // a disk that rests for a second keeps its place among the points, and those behind it theirs
            points.addReading(of, part);
            return;
        }
        double quotient = (byTime ? growth * NANOS_A_MILLI : growth) / divisor;
        double value = percent ? Math.min(WHOLE_PERCENT, WHOLE_PERCENT * quotient) : quotient;
        points.add(of, Double.doubleToRawLongBits(Rates.rounded(value)), part, divisor);
    }

    @Override
    public void discard() {
        set = false;
    }
}
