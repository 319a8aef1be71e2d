package badger.core.lane;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.spool.FrameTarget;
import badger.core.tick.Points;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A frame in a lane's queue: what passed the filter, as it will be sent. Its arrays are used again. */
final class LaneFrame implements Frame, FrameTarget {
    /** What one point takes: a reference to its series and its value. */
    static final int BYTES_PER_POINT = 12;

    /** The spool number of a frame that is only in memory. */
    static final long NOT_SPOOLED = -1;

    private static final int BYTES_PER_FRAME = 104;

    private static final Host NOWHERE = new Host("", "", "", "", "", "", "");

    private Host host = NOWHERE;
    private long epochSecond;
    private int size;
    /** How many places hold a series, of this frame or of one before it: mostly the same series at the same place. */
    private int kept;

    /** How many places hold the series that an intake put there for the points of a tick, arranged as they were then. */
    private int arranged;

    private @Nullable Intake arrangedBy;
    private @Nullable Points arrangedFor;
    private long arrangement;

    private Series[] series = new Series[64];
    private long[] values = new long[64];
    private long serial;
    private long dueNanos;
    private boolean heldElsewhere;
    private long spoolNumber = NOT_SPOOLED;
    private boolean onDisk;
    private @Nullable DropReason givenUp;

    /** Makes it an empty frame of a tick. */
    void begin(Host of, long second, long number, long due) {
        if (kept > size) {
            Arrays.fill(series, size, kept, null);
            notArranged();
        }
        kept = size;
        host = of;
        epochSecond = second;
        serial = number;
        dueNanos = due;
        size = 0;
        leave();
    }

    /** Says that it is in no queue any more: what the spool does with it no longer concerns it. */
    void leave() {
        spoolNumber = NOT_SPOOLED;
        onDisk = false;
        givenUp = null;
    }

    @Override
    public void begin(Host of, long second) {
        begin(of, second, -1, 0);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what is stored is the reference
    public void add(Series of, long bits) {
        if (size == series.length) {
            grow();
        }
        // a reference that is stored is one that the next collection of garbage looks at
        if (series[size] != of) {
            series[size] = of;
            notArranged();
        }
        values[size] = bits;
        size++;
    }

    /**
     * Adds many points of a tick.
     *
     * @param of an array with their series, as they are sent
     * @param place of the first of these in it
     * @param points the tick's points
     * @param from the first of them
     * @param count how many there are
     */
    void add(@Nullable Series[] of, int place, Points points, int from, int count) {
        while (size + count > series.length) {
            grow();
        }
        System.arraycopy(of, place, series, size, count);
        points.copyValues(from, values, size, count);
        size += count;
        notArranged();
    }

    private void grow() {
        series = Arrays.copyOf(series, series.length * 2);
        values = Arrays.copyOf(values, values.length * 2);
    }

    private void notArranged() {
        // which also lets go of an intake that was replaced by another
        arrangedBy = null;
    }

    /** Says that all points of a tick were added, each in its place. */
    void arrangedLike(Points points, Intake by) {
        arranged = size;
        arrangedBy = by;
        arrangedFor = points;
        arrangement = points.arrangement();
    }

    /**
     * Adds all points of a tick at once, if it still has their series, each in its place, from a tick before.
     *
     * @return whether it did
     */
    boolean addAll(Points points, Intake by) {
        boolean same = by == arrangedBy && points == arrangedFor && points.arrangement() == arrangement;
        if (!same || points.size() > arranged) {
            return false;
        }
        points.copyValues(0, values, 0, points.size());
        size = points.size();
        return true;
    }

    /** Takes out the points from one to before another; the order of the others stays. */
    void remove(int from, int to) {
        if (heldElsewhere) {
            series = series.clone();
            values = values.clone();
            heldElsewhere = false;
        }
        System.arraycopy(series, to, series, from, size - to);
        System.arraycopy(values, to, values, from, size - to);
        Arrays.fill(series, size - (to - from), size, null);
        notArranged();
        size -= to - from;
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

    /** Says under which number the spool has it, or will have it once it is written. */
    void spooledAs(long number) {
        spoolNumber = number;
    }

    /** Whether the spool has it, or is about to write it. */
    boolean isSpooled() {
        return spoolNumber != NOT_SPOOLED;
    }

    /** Its number in the spool; {@link #NOT_SPOOLED} if it is only in memory. */
    long spoolNumber() {
        return spoolNumber;
    }

    /** Whether the spool has it on disk: it survives the agent. */
    boolean isOnDisk() {
        return onDisk;
    }

    void markOnDisk() {
        onDisk = true;
    }

    /** Says that the spool has given it up while it is being sent: if it is not taken now, it is not sent again. */
    void giveUp(DropReason reason) {
        givenUp = reason;
    }

    /** Why the spool has given it up; null if it has not. */
    @Nullable
    DropReason givenUp() {
        return givenUp;
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
