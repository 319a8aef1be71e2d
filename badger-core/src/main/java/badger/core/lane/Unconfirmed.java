package badger.core.lane;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What a WRITTEN emitter has taken of late, oldest first: it is delivered if the connection is not lost for a while. Guarded
 * by the lane's lock.
 */
final class Unconfirmed {
    /** Beyond this the oldest counts as delivered early: a queue never grows without bound. */
    static final long MOST_BYTES = 4 << 20;

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long bytes;

    /**
     * A frame that was handed over.
     *
     * @param frame the frame; null if it is on disk, where it can be had again
     * @param number its number in the spool
     * @param points how many it had
     * @param nanos when it was handed over
     */
    record Sent(@Nullable LaneFrame frame, long number, int points, long nanos) {
        boolean isOnDisk() {
            return frame == null || frame.isOnDisk();
        }
    }

    void add(Sent one) {
        sent.add(one);
        bytes += size(one);
    }

    private static long size(Sent one) {
        return one.frame == null ? 0 : one.frame.bytes();
    }

    /** Takes out the oldest if it was handed over before a time, or there are too many; null if not. */
    @Nullable
    Sent confirmed(long before) {
        Sent oldest = sent.peekFirst();
        if (oldest == null || (oldest.nanos - before >= 0 && bytes <= MOST_BYTES)) {
            return null;
        }
        return oldest();
    }

    /** Takes out the oldest; null if there is none. */
    @Nullable
    Sent oldest() {
        Sent oldest = sent.pollFirst();
        if (oldest != null) {
            bytes -= size(oldest);
        }
        return oldest;
    }

    /** Takes out the newest; null if there is none. */
    @Nullable
    Sent newest() {
        Sent newest = sent.pollLast();
        if (newest != null) {
            bytes -= size(newest);
        }
        return newest;
    }

    /** The serial of the oldest frame that is held in memory; the greatest long if none is. */
    long oldestSerial() {
        for (Iterator<Sent> all = sent.iterator(); all.hasNext(); ) {
            LaneFrame frame = all.next().frame;
            if (frame != null) {
                return frame.serial();
            }
        }
        return Long.MAX_VALUE;
    }
}
