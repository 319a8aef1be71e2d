package badger.core.tick;

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
    private static final int MOST = Long.SIZE;

    private int size;
    private @Nullable Series[] series = {};
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
        int place = size++;
        series = Arrays.copyOf(series, size);
        series[place] = of;
        readings = Arrays.copyOf(readings, size);
        previous = Arrays.copyOf(previous, size);
        if (wraps32) {
            wrapping |= 1L << place;
        }
        return new Member(this, place);
    }

    // This and what the loop in take calls is small enough for the compiler of the image to make one piece of.
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
        for (int i = 0; i < size; i++) {
            if (!has(taken, i)) {
                continue;
            }
            long reading = readings[i];
            long growth = reading - previous[i];
            previous[i] = reading;
            Series of = series[i];
            if (of == null) {
                continue;
            }
            if (growth < 0 && has(wrapping, i)) {
                growth = Rates.unwrapped(reading - growth, growth);
            }
            long elapsed = readNanos - (has(current, i) ? currentNanos : earlierNanos(i, readNanos));
            if (growth < 0 || elapsed <= 0) {
                points.addReading(of, reading);
            } else {
                points.add(of, growth == 0 ? 0 : bits(growth * 1e9 / elapsed, i), reading, elapsed);
            }
        }
        keepNanos(current & ~taken);
        known |= taken;
        current = taken;
        currentNanos = readNanos;
        discard();
        return true;
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

    private long bits(double rate, int place) {
        return Double.doubleToRawLongBits(Rates.rounded(divided == 0 ? rate : divided(rate, place)));
    }

    private double divided(double rate, int place) {
        return has(divided, place) ? rate / divisors[place] : rate;
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
