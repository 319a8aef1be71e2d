package badger.core.tick;

import badger.core.spi.Series;
import badger.core.spi.Sum;
import org.jspecify.annotations.Nullable;

/**
 * A counter fed by members. Its total is the growth of all members since the series began, so that it never falls when a
 * member goes.
 */
final class SumSlot implements Slot, Sum {
    private final @Nullable Series series;
    private final boolean percent;
    private final boolean wraps32;
    private Members members = new Members();
    private Members before = new Members();
    private int cursor;
    private int shared;
    private long growth;
    private long whole;
    private boolean set;
    private boolean known;
    private long previousNanos;
    private long previousWhole;
    private long total;

    private SumSlot(@Nullable Series series, boolean percent, boolean wraps32) {
        this.series = series;
        this.percent = percent;
        this.wraps32 = wraps32;
    }

    /** Growth per second. */
    static SumSlot perSecond(@Nullable Series series) {
        return new SumSlot(series, false, false);
    }

    /** Growth per second of members that wrap at 32 bits. */
    static SumSlot perSecond32(@Nullable Series series) {
        return new SumSlot(series, false, true);
    }

    /** The percentage of a whole's growth. */
    static SumSlot percentage(@Nullable Series series) {
        return new SumSlot(series, true, false);
    }

    @Override
    public void add(long id, long start, long reading) {
        members.add(id, start, reading);
        int found = before.find(id, start, cursor);
        if (found >= 0) {
            cursor = found + 1;
            shared++;
            growth += Math.max(0, Rates.growth(before.reading(found), reading, wraps32));
        }
    }

    @Override
    public void set() {
        if (percent) {
            throw new IllegalStateException("a percentSum needs its whole");
        }
        set = true;
    }

    @Override
    public void set(long reading) {
        whole = reading;
        set = true;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        if (!set) {
            discard();
            return false;
        }
        if (series != null) {
            point(series, points, known && shared > 0 ? readNanos - previousNanos : 0);
        }
        Members read = members;
        members = before;
        before = read;
        known = true;
        previousNanos = readNanos;
        previousWhole = whole;
        discard();
        return true;
    }

    private void point(Series of, Points points, long elapsedNanos) {
        total += growth;
        if (elapsedNanos <= 0 || (percent && whole <= previousWhole)) {
            points.addReading(of, total);
            return;
        }
        double value = percent
                ? Rates.rounded(100.0 * growth / (whole - previousWhole))
                : Rates.perSecond(growth, elapsedNanos);
        points.add(of, Double.doubleToRawLongBits(value), total, elapsedNanos);
    }

    @Override
    public void discard() {
        set = false;
        members.clear();
        cursor = 0;
        shared = 0;
        growth = 0;
    }
}
