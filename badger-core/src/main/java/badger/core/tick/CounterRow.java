package badger.core.tick;

import badger.core.spi.Columns;
import badger.core.spi.Counter;
import badger.core.spi.Series;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counters declared one after another: the points of each are its growth per second between the last two reads in which it
 * was set. What is known of them lies side by side, for a large host has a hundred thousand of them, and a tick passes
 * them all.
 */
final class CounterRow implements Slot {
    /** As many as there are bits in each of the sets below. */
    private static final int MOST = Columns.MOST;

    private int size;
    private @Nullable Series[] series = {};
    /** Those that have a series: those without take readings and give no points. */
    private long served;

    private long[] readings = {};
    private long[] previous = {};

    /** Those that were set since the last read. */
    private long set;
    /** Of these, those whose growth is divided, and among how many. */
    private long divided;

    private int[] divisors = {};

    /** Those that were set in the last read in which any was, and when that was. */
    private long current;

    private long currentNanos;
    /** Those that have a previous reading; when it was read, if that was an earlier read. */
    private long known;

    private long[] earlierNanos = {};
    /** Those of 32 bits. */
    private long wrapping;

    /** Where the points of all of them stood when they were added last, and how all points were arranged then. */
    private @Nullable Points addedTo;

    private int addedAt;
    private long arrangement;

    boolean isFull() {
        return size == MOST;
    }

    /**
     * Adds a counter at the end of the row.
     *
     * @param of its series; null if it has none
     * @param wraps32 whether it has 32 bits
     */
    Counter add(@Nullable Series of, boolean wraps32) {
        return new Member(this, append(of, wraps32));
    }

    /** Adds one that is set with the others of its row only: its place. */
    int append(@Nullable Series of, boolean wraps32) {
        int place = size++;
        series = Arrays.copyOf(series, size);
        series[place] = of;
        served |= of == null ? 0 : 1L << place;
        readings = Arrays.copyOf(readings, size);
        previous = Arrays.copyOf(previous, size);
        if (wraps32) {
            wrapping |= 1L << place;
        }
        return place;
    }

    /** Sets all of them; those whose reading is negative are missing. */
    void setAll(long[] all) {
        if (all.length < size) {
            throw new IllegalArgumentException(size + " readings are wanted, not " + all.length);
        }
        long there = 0;
        for (int i = 0; i < size; i++) {
            readings[i] = all[i];
            there |= all[i] < 0 ? 0 : 1L << i;
        }
        set = there;
    }

    // This, and what the loop in takeAll calls, is small enough for the compiler of the image to make one piece of.
    private void set(int place, long reading) {
        readings[place] = reading;
        set |= 1L << place;
    }

    private void set(int place, long reading, int among) {
        if (among < 1) {
            throw new IllegalArgumentException("a counter cannot be divided among " + among);
        }
        set(place, reading);
        if (divisors.length < size) {
            divisors = Arrays.copyOf(divisors, size);
        }
        divisors[place] = among;
        divided |= 1L << place;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        long taken = set;
        if (taken == 0) {
            return false;
        }
        boolean all = taken == all() && taken == served && taken == current && divided == 0;
        if (all && readNanos - currentNanos > 0) {
            takeAll(points, readNanos - currentNanos);
        } else {
            takeEach(points, taken, readNanos);
        }
        keepNanos(current & ~taken);
        known |= taken;
        current = taken;
        currentNanos = readNanos;
        discard();
        return true;
    }

    private long all() {
        return -1L >>> (MOST - size);
    }

    /** What nearly always is to be done: every one of them was set in this read and in the last, and has a series. */
    @SuppressWarnings("ReferenceEquality") // one tick's points are told from another's as the object that they are
    private void takeAll(Points points, long elapsedNanos) {
        boolean stand = points == addedTo && points.size() == addedAt && points.arrangement() == arrangement;
        int at = points.addRow(series, readings, size, elapsedNanos, stand);
        addedTo = points;
        addedAt = at;
        arrangement = points.arrangement();
        double perNano = Rates.perNano(elapsedNanos);
        long[] values = points.values();
        for (int i = 0; i < size; i++) {
            long growth = readings[i] - previous[i];
            if (growth < 0) {
                growth = has(wrapping, i) ? Rates.unwrapped(previous[i], growth) : Rates.RESET;
            }
            if (growth > 0) {
                values[at + i] = Double.doubleToRawLongBits(Rates.ofMillionths(Rates.floating(growth) * perNano));
            } else if (growth == 0) {
                values[at + i] = 0;
            } else {
                points.withdraw(at + i);
            }
        }
        System.arraycopy(readings, 0, previous, 0, size);
    }

    private void takeEach(Points points, long taken, long readNanos) {
        for (int i = 0; i < size; i++) {
            if (!has(taken, i)) {
                continue;
            }
            long reading = readings[i];
            long growth = Rates.growth(previous[i], reading, has(wrapping, i));
            previous[i] = reading;
            Series of = series[i];
            if (of == null) {
                continue;
            }
            long elapsed = readNanos - (has(current, i) ? currentNanos : earlierNanos(i, readNanos));
            if (growth < 0 || elapsed <= 0) {
                points.addReading(of, reading);
            } else {
                points.add(of, Double.doubleToRawLongBits(divided(growth, i, elapsed)), reading, elapsed);
            }
        }
    }

    private static boolean has(long places, int place) {
        return (places >>> place & 1) != 0;
    }

    /** When a counter was read that was missing in the last read; as if now, if it never was. */
    private long earlierNanos(int place, long now) {
        return has(known, place) ? earlierNanos[place] : now;
    }

    private void keepNanos(long missing) {
        if (missing == 0) {
            return;
        }
        if (earlierNanos.length < size) {
            earlierNanos = Arrays.copyOf(earlierNanos, size);
        }
        for (int i = 0; i < size; i++) {
            if (has(missing, i)) {
                earlierNanos[i] = currentNanos;
            }
        }
    }

    private double divided(long growth, int place, long elapsedNanos) {
        double millionths = Rates.floating(growth) * Rates.perNano(elapsedNanos);
        return Rates.ofMillionths(has(divided, place) ? millionths / divisors[place] : millionths);
    }

    @Override
    public void discard() {
        set = 0;
        divided = 0;
    }

    /** One of them, as its module sees it. */
    private record Member(CounterRow row, int place) implements Counter {
        @Override
        public void set(long reading) {
            if (row.divided != 0) {
                row.divided &= ~(1L << place);
            }
            row.set(place, reading);
        }

        @Override
        public void set(long reading, int among) {
            row.set(place, reading, among);
        }
    }
}
