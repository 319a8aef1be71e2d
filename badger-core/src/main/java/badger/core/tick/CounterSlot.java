package badger.core.tick;

import badger.core.spi.Counter;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;

/** A counter: its points are its growth per second between the last two reads in which it was set. */
final class CounterSlot implements Slot, Counter {
    private final @Nullable Series series;
    private final boolean wraps32;
    private boolean set;
    private long reading;
    private int among = 1;
    private boolean known;
    private long previous;
    private long previousNanos;

    CounterSlot(@Nullable Series series, boolean wraps32) {
        this.series = series;
        this.wraps32 = wraps32;
    }

    @Override
    public void set(long value) {
        set(value, 1);
    }

    @Override
    public void set(long value, int divisor) {
        if (divisor < 1) {
            throw new IllegalArgumentException("a counter cannot be divided among " + divisor);
        }
        reading = value;
        among = divisor;
        set = true;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        if (!set) {
            return false;
        }
        set = false;
        long elapsed = readNanos - previousNanos;
        long growth = known && elapsed > 0 ? Rates.growth(previous, reading, wraps32) : Rates.RESET;
        if (series != null) {
            if (growth == Rates.RESET) {
                points.add(series, 0, reading, 0);
            } else {
                points.add(series, growth == 0 ? 0 : rateBits(growth, elapsed), reading, elapsed);
            }
        }
        known = true;
        previous = reading;
        previousNanos = readNanos;
        return true;
    }

    private long rateBits(long growth, long elapsed) {
        double rate = growth * 1e9 / elapsed;
        return Double.doubleToRawLongBits(Rates.rounded(among == 1 ? rate : rate / among));
    }

    @Override
    public void discard() {
        set = false;
    }
}
