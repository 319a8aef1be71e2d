package badger.core.lane;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Series;
import java.util.Arrays;

/** A frame in a lane's queue: what passed the filter, as it will be sent. Its arrays are used again. */
final class LaneFrame implements Frame {
    /** What one point takes: a reference to its series and its value. */
    static final int BYTES_PER_POINT = 12;

    private static final int BYTES_PER_FRAME = 64;

    private static final Host NOWHERE = new Host("", "", "", "", "", "", "");

    private Host host = NOWHERE;
    private long epochSecond;
    private int size;
    private Series[] series = new Series[64];
    private long[] values = new long[64];
    private long serial;
    private long dueNanos;
    private boolean handedOut;
    private boolean heldElsewhere;

    /** Makes it an empty frame of a tick. */
    void begin(Host of, long second, long number, long due) {
        Arrays.fill(series, 0, size, null);
        host = of;
        epochSecond = second;
        serial = number;
        dueNanos = due;
        size = 0;
        handedOut = false;
    }

    void add(Series of, long bits) {
        if (size == series.length) {
            series = Arrays.copyOf(series, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        series[size] = of;
        values[size] = bits;
        size++;
    }

    /** Takes out one point; the order of the others stays. */
    void remove(int point) {
        if (heldElsewhere) {
            series = series.clone();
            values = values.clone();
            heldElsewhere = false;
        }
        System.arraycopy(series, point + 1, series, point, size - point - 1);
        System.arraycopy(values, point + 1, values, point, size - point - 1);
        size--;
        Arrays.fill(series, size, size + 1, null);
    }

    /** The series of its points, and room for more; others once it has to leave these to an emission that hangs. */
    Series[] allSeries() {
        return series;
    }

    /** The same of the values. */
    long[] allValues() {
        return values;
    }

    /** The memory it takes in a queue. */
    long bytes() {
        return BYTES_PER_FRAME + (long) series.length * BYTES_PER_POINT;
    }

    /** How many frames were queued before it. */
    long serial() {
        return serial;
    }

    /** From when on it may be sent, on the monotonic clock. */
    long dueNanos() {
        return dueNanos;
    }

    /** Whether it has been handed to an emitter before. */
    boolean handedOut() {
        return handedOut;
    }

    void markHandedOut() {
        handedOut = true;
    }

    /** Says that an emission that never returned may still read this frame: its arrays are not to be written again. */
    void holdElsewhere() {
        heldElsewhere = true;
    }

    boolean isHeldElsewhere() {
        return heldElsewhere;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public long epochSecond() {
        return epochSecond;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Series series(int point) {
        return series[point];
    }

    @Override
    public long integer(int point) {
        return values[point];
    }

    @Override
    public double floating(int point) {
        return Double.longBitsToDouble(values[point]);
    }
}
