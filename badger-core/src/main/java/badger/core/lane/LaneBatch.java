package badger.core.lane;

import badger.core.spi.Batch;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Series;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The oldest frames of a queue, or parts of them, as one emission carries them. */
final class LaneBatch implements Batch {
    private final ArrayList<Part> parts = new ArrayList<>();
    private int size;
    private int points;
    private long deadlineNanos;
    private LaneQueue queue = new LaneQueue();
    private final @Nullable LaneNames names;

    /**
     * An empty one.
     *
     * @param names what its emitter knows the series as; null if it knows them under their own names
     */
    LaneBatch(@Nullable LaneNames names) {
        this.names = names;
    }

    /** Empties it, to carry frames of a queue. */
    void begin(LaneQueue of, long deadline) {
        size = 0;
        points = 0;
        queue = of;
        deadlineNanos = deadline;
    }

    /** Where its frames come from. */
    LaneQueue queue() {
        return queue;
    }

    /** Adds the points of a frame from one to before another. */
    void add(LaneFrame frame, int from, int to) {
        if (size == parts.size()) {
            parts.add(new Part(names));
        }
        parts.get(size++).show(frame, from, to);
        points += to - from;
    }

    int points() {
        return points;
    }

    LaneFrame source(int index) {
        return parts.get(index).frame;
    }

    int from(int index) {
        return parts.get(index).from;
    }

    @Override
    public int frames() {
        return size;
    }

    @Override
    public Frame frame(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return parts.get(index);
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** Some points of a frame. */
    private static final class Part implements Frame {
        private static final LaneFrame NONE = new LaneFrame();

        private LaneFrame frame = NONE;
        // Not asked of the frame: it goes on with copies when a point is taken out under an emission that hangs.
        private Host host = NONE.host();
        private long epochSecond;
        private Series[] series = {};
        private long[] values = {};
        private int from;
        private int to;
        private final @Nullable LaneNames names;

        private Part(@Nullable LaneNames names) {
            this.names = names;
        }

        private void show(LaneFrame of, int first, int end) {
            frame = of;
            host = of.host();
            epochSecond = of.epochSecond();
            series = of.allSeries();
            values = of.allValues();
            from = first;
            to = end;
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
            return to - from;
        }

        @Override
        public Series series(int point) {
            Series own = series[from + point];
            return names == null ? own : names.shown(own);
        }

        @Override
        public long integer(int point) {
            return values[from + point];
        }

        @Override
        public double floating(int point) {
            return Double.longBitsToDouble(values[from + point]);
        }
    }
}
