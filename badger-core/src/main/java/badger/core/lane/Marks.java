package badger.core.lane;

import java.util.ArrayList;
import java.util.List;

/** What the spool has yet to be told; guarded by the lane's lock. */
final class Marks {
    /** A disk that takes longer than this is not waited for: what was delivered may then go out twice after a crash. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private List<Mark> waiting = new ArrayList<>();
    private boolean writing;
    private long sinceNanos;

    void add(Mark mark, long now) {
        if (!isPending()) {
            sinceNanos = now;
        }
        waiting.add(mark);
    }

    /** A frame need not be sent any more; of one that the spool does not have there is nothing to tell. */
    void settle(LaneFrame frame, long now) {
        if (frame.isSpooled()) {
            add(Mark.settled(frame.spoolNumber()), now);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether something is not on disk yet. */
    boolean isPending() {
        return writing || !waiting.isEmpty();
    }

    /** Until when the next batch waits for the disk, so that a crash repeats one batch at most. */
    long patienceNanos() {
        return sinceNanos + PATIENCE_NANOS;
    }

    /** Takes what there is; it is pending until it is {@link #written}. */
    List<Mark> take() {
        List<Mark> taken = waiting;
        waiting = new ArrayList<>();
        writing = true;
        return taken;
    }

    void written(long now) {
        writing = false;
        sinceNanos = now;
    }
}
