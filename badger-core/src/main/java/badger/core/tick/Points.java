package badger.core.tick;

import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The points of one tick: parallel arrays that are filled anew each second. */
public final class Points {
    /** What stands for the weight of a counter's raw reading that has no rate. */
    private static final long READING_ONLY = -1;

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

    /** Copies the values of so many points to a place of an array. */
    public void copyValues(int from, long[] to, int place, int count) {
        System.arraycopy(values, from, to, place, count);
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
        return Math.max(0, weights[point]);
    }

    /** Whether there is a value; a counter seen for the first time, or reset, has only its raw reading. */
    public boolean hasValue(int point) {
        return weights[point] != READING_ONLY;
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
        add(of, 0, reading, READING_ONLY);
        readingsOnly++;
    }

    /**
     * Adds counters that were read at the same moment and have grown since the same one; their values are put into {@link #values}.
     *
     * @param of their series, none of them null
     * @param readings their raw readings
     * @param count how many they are
     * @param elapsedNanos since the read before
     * @param stand whether all of them stand there already, from a tick before
     * @return the place of the first
     */
    int addRow(@Nullable Series[] of, long[] readings, int count, long elapsedNanos, boolean stand) {
        int at = size;
        while (at + count > series.length) {
            grow();
        }
        if (!stand) {
            arrange(of, at, count);
        }
        System.arraycopy(readings, 0, totals, at, count);
        Arrays.fill(weights, at, at + count, elapsedNanos);
        size = at + count;
        return at;
    }

    @SuppressWarnings("ReferenceEquality") // as below
    private void arrange(@Nullable Series[] of, int at, int count) {
        for (int i = 0; i < count; i++) {
            if (series[at + i] != of[i]) {
                System.arraycopy(of, i, series, at + i, count - i);
                changes++;
                return;
            }
        }
    }

    /** The values of all points: what {@link #addRow} has added are to be put here. */
    long[] values() {
        return values;
    }

    /** Says that a counter of a row has no rate after all. */
    void withdraw(int point) {
        values[point] = 0;
        weights[point] = READING_ONLY;
        readingsOnly++;
    }

    void addAll(Points others) {
        for (int i = 0; i < others.size; i++) {
            add(others.series[i], others.values[i], others.totals[i], others.weights[i]);
        }
        readingsOnly += others.readingsOnly;
    }

    private void grow() {
        int larger = series.length * 2;
        series = Arrays.copyOf(series, larger);
        values = Arrays.copyOf(values, larger);
        totals = Arrays.copyOf(totals, larger);
        weights = Arrays.copyOf(weights, larger);
    }
}
