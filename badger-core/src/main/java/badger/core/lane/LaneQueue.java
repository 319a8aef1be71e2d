package badger.core.lane;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Frames in memory, oldest first, and how far the oldest has been sent; guarded by the lane's lock. */
final class LaneQueue {
    /** Frames kept for the next ticks when the queue is empty. */
    private static final int SPARE = 2;

    private final ArrayDeque<LaneFrame> frames = new ArrayDeque<>();
    private final ArrayDeque<LaneFrame> spare = new ArrayDeque<>();
    private long bytes;
    /** Points of the oldest frame that have been sent already. */
    private int headDone;
    /** How many of the oldest frames are in flight. */
    private int inFlight;

    /** A frame to be filled and {@link #add added}. */
    LaneFrame spare() {
        LaneFrame frame = spare.poll();
        return frame == null ? new LaneFrame() : frame;
    }

    void add(LaneFrame frame) {
        frames.add(frame);
        bytes += frame.bytes();
    }

    /** Puts a frame back that was taken out before; nothing may be in flight. */
    void addFirst(LaneFrame frame) {
        headDone = 0;
        frames.addFirst(frame);
        bytes += frame.bytes();
    }

    /** The oldest frame with something left to send; null if there is none. */
    @Nullable
    LaneFrame head() {
        return frames.peekFirst();
    }

    /** Whether there is such a frame. */
    boolean has(Predicate<LaneFrame> wanted) {
        for (LaneFrame frame : frames) {
            if (wanted.test(frame)) {
                return true;
            }
        }
        return false;
    }

    /** How many points of a frame have been sent already. */
    int done(LaneFrame frame) {
        return frame == frames.peekFirst() ? headDone : 0;
    }

    /**
     * Puts the oldest points into a batch and marks them as in flight.
     *
     * @param batch where they go
     * @param mostPoints the most it may carry
     * @param released the last frame that may go, by its serial
     */
    void fill(LaneBatch batch, int mostPoints, long released) {
        int from = headDone;
        for (LaneFrame frame : frames) {
            int room = mostPoints - batch.points();
            if (room <= 0 || frame.serial() > released) {
                break;
            }
            int to = Math.min(frame.size(), from + room);
            // a frame that does not fit waits for the next batch, unless it fits in none
            if (to < frame.size() && batch.frames() > 0) {
                break;
            }
            batch.add(frame, from, to);
            inFlight++;
            from = 0;
        }
    }

    /** Says that nothing is in flight any more. */
    void land() {
        inFlight = 0;
    }

    /**
     * Says that the oldest frame has been sent up to a point.
     *
     * @return whether that was its last one: then it is taken out
     */
    boolean advance(int to) {
        LaneFrame frame = frames.getFirst();
        if (to < frame.size()) {
            headDone = to;
            return false;
        }
        frames.removeFirst();
        bytes -= frame.bytes();
        headDone = 0;
        return true;
    }

    /** Has the oldest frame sent from its beginning again. */
    void rewind() {
        headDone = 0;
    }

    /** The oldest frame that is not in flight and of which something holds; null if there is none. */
    @Nullable
    LaneFrame idle(Predicate<LaneFrame> which) {
        int i = 0;
        for (LaneFrame frame : frames) {
            if (i++ >= inFlight && which.test(frame)) {
                return frame;
            }
        }
        return null;
    }

    /** Takes a frame out that is not in flight. */
    void remove(LaneFrame frame) {
        if (frame == frames.peekFirst()) {
            headDone = 0;
        }
        for (Iterator<LaneFrame> all = frames.iterator(); all.hasNext(); ) {
            if (all.next() == frame) {
                all.remove();
                bytes -= frame.bytes();
                return;
            }
        }
    }

    /** Keeps a frame that was taken out for one of the next ticks. */
    void recycle(LaneFrame frame) {
        frame.leave();
        if (spare.size() < SPARE && !frame.isHeldElsewhere()) {
            spare.add(frame);
        }
    }

    /** The frames, oldest first. */
    Iterable<LaneFrame> frames() {
        return frames;
    }

    int size() {
        return frames.size();
    }

    int inFlight() {
        return inFlight;
    }

    /** The memory its frames take. */
    long bytes() {
        return bytes;
    }
}
