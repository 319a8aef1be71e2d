package badger.core.tick;

import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.Arrays;

/** The points of one tick: parallel arrays that are filled anew each second. */
public final class Points {
    private int size;
    /** How many places hold a series, of this tick or the last: mostly the same series at the same place. */
    private int kept;
    /** How often another series than before came to a place, in all ticks. */
    private long changes;
    /** How many counters have only their raw reading. */
    private int readingsOnly;

    private Series[] series = new Series[256];
    private long[] values = new long[256];
    private long[] totals = new long[256];
    private long[] weights = new long[256];

    /** How many there are. */
    public int size() {
        return size;
    }

    /**
     * What tells one arrangement of series from another: as long as it is the same, the same series stands at each place, as
     * far as places are filled.
     */
    public long arrangement() {
        return changes;
    }

    /** Whether every point has a value. */
    public boolean allHaveValues() {
        return readingsOnly == 0;
    }

    /** Copies the values to the beginning of an array. */
    public void copyValues(long[] to) {
        System.arraycopy(values, 0, to, 0, size);
    }

    /** The series of a point. */
    public Series series(int point) {
        return series[point];
    }

    /** The value: a long, or the bits of a double, as the series' type says; nothing if {@link #hasValue} is false. */
    public long bits(int point) {
        return values[point];
    }

    /** A counter's raw reading; of other kinds the value. */
    public long total(int point) {
        return totals[point];
    }

    /**
     * The nanoseconds that a rate or share covers, or the growth that a ratio was divided by: what it weighs in a mean; 0 for
     * what is read at a moment.
     */
    public long weight(int point) {
        return weights[point];
    }

    /** Whether there is a value; a counter seen for the first time, or reset, has only its raw reading. */
    public boolean hasValue(int point) {
        if (weights[point] > 0) {
            return true;
        }
        Kind kind = series[point].kind();
        return kind == Kind.GAUGE || kind == Kind.INFO;
    }

    /** The value as a floating number, whatever the series' type. */
    public double floating(int point) {
        return series[point].type() == NumberType.FLOATING ? Double.longBitsToDouble(values[point]) : values[point];
    }

    /** Forgets all points. */
    public void clear() {
        if (kept > size) {
            Arrays.fill(series, size, kept, null);
            changes++;
        }
        kept = size;
        size = 0;
        readingsOnly = 0;
    }

    @SuppressWarnings("ReferenceEquality") // what is stored is the reference
    void add(Series of, long bits, long total, long weight) {
        int at = size;
        if (at == series.length) {
            grow();
        }
        // a reference that is stored is one that the next collection of garbage looks at
        if (series[at] != of) {
            series[at] = of;
            changes++;
        }
        values[at] = bits;
        totals[at] = total;
        weights[at] = weight;
        size = at + 1;
    }

    /** Adds the raw reading of a counter that has no rate. */
    void addReading(Series of, long reading) {
        add(of, 0, reading, 0);
        readingsOnly++;
    }

    void addAll(Points others) {
        for (int i = 0; i < others.size; i++) {
            add(others.series[i], others.values[i], others.totals[i], others.weights[i]);
        }
        readingsOnly += others.readingsOnly;
    }

    private void grow() {
        int larger = size * 2;
        series = Arrays.copyOf(series, larger);
        values = Arrays.copyOf(values, larger);
        totals = Arrays.copyOf(totals, larger);
        weights = Arrays.copyOf(weights, larger);
    }
}
