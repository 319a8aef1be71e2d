package badger.core.lane;

import badger.core.spi.Host;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A lane's frames in memory, oldest first, bounded in bytes; guarded by the lane's lock. */
final class LaneQueue {
    /** Frames kept for the next ticks when the queue is empty. */
    private static final int SPARE = 2;

    private final long most;
    private final ArrayDeque<LaneFrame> frames = new ArrayDeque<>();
    private final ArrayDeque<LaneFrame> spare = new ArrayDeque<>();
    private long bytes;
    private long serials;

    LaneQueue(long most) {
        this.most = most;
    }

    /** An empty frame to be filled and {@link #add added}. */
    LaneFrame frame(Host host, long epochSecond, long dueNanos) {
        LaneFrame frame = spare.poll();
        if (frame == null) {
            frame = new LaneFrame();
        }
        frame.begin(host, epochSecond, serials++, dueNanos);
        return frame;
    }

    void add(LaneFrame frame) {
        frames.add(frame);
        bytes += frame.bytes();
    }

    boolean isOverfull() {
        return bytes > most;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    int size() {
        return frames.size();
    }

    LaneFrame head() {
        return frames.getFirst();
    }

    /** The frames, oldest first. */
    Iterator<LaneFrame> frames() {
        return frames.iterator();
    }

    /** Takes the oldest frame out. */
    void removeHead() {
        retire(frames.removeFirst());
    }

    /** Takes out the oldest frame after the first {@code inFlight}; null if there is none. */
    @Nullable
    LaneFrame evict(int inFlight) {
        int i = 0;
        for (var all = frames.iterator(); all.hasNext(); ) {
            LaneFrame frame = all.next();
            if (i++ >= inFlight) {
                all.remove();
                bytes -= frame.bytes();
                return frame;
            }
        }
        return null;
    }

    private void retire(LaneFrame frame) {
        bytes -= frame.bytes();
        if (spare.size() < SPARE && !frame.isHeldElsewhere()) {
            spare.add(frame);
        }
    }

    /** The number that the next frame will bear. */
    long nextSerial() {
        return serials;
    }
}
