package badger.core.lane;

import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Host;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane's frames and the book of their points: what waits, what is in flight, what became of it. Guarded by the lane. */
final class Outbox {
    private final LaneQueue queue;
    private final Ledger ledger = new Ledger();
    /** Points of the oldest frame that are delivered or dropped already. */
    private int headDone;
    /** How many of the oldest frames are in flight. */
    private int inFlight;

    Outbox(long mostBytes) {
        queue = new LaneQueue(mostBytes);
    }

    Ledger ledger() {
        return ledger;
    }

    /** An empty frame, to be filled and {@link #add added}. */
    LaneFrame frame(Host host, long epochSecond, long dueNanos) {
        return queue.frame(host, epochSecond, dueNanos);
    }

    /**
     * Queues a frame; the oldest that are not in flight make room.
     *
     * @return how many points had to go
     */
    int add(LaneFrame frame) {
        ledger.collect(frame.size());
        queue.add(frame);
        int gone = 0;
        while (queue.isOverfull() && queue.size() > inFlight + 1) {
            LaneFrame evicted = queue.evict(inFlight);
            if (evicted == null) {
                break;
            }
            int points = evicted.size() - (inFlight == 0 ? headDone : 0);
            headDone = inFlight == 0 ? 0 : headDone;
            ledger.drop(DropReason.QUEUE_FULL, points);
            gone += points;
        }
        return gone;
    }

    /** The oldest frame with something left to send; null if there is none. */
    @Nullable
    LaneFrame head() {
        while (!queue.isEmpty() && queue.head().size() <= headDone) {
            queue.removeHead();
            headDone = 0;
        }
        return queue.isEmpty() ? null : queue.head();
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
        for (Iterator<LaneFrame> frames = queue.frames(); frames.hasNext(); ) {
            LaneFrame frame = frames.next();
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
            if (frame.handedOut()) {
                ledger.resend(to - from);
            }
            from = 0;
        }
    }

    /** Marks what a batch carries as handed out, when it is not clear whether it arrived. */
    void doubt(LaneBatch batch) {
        for (int i = 0; i < batch.frames(); i++) {
            batch.source(i).markHandedOut();
        }
    }

    /** Takes a batch's points out for good: delivered, or dropped for a reason. */
    void settle(LaneBatch batch, @Nullable DropReason dropped) {
        for (int i = 0; i < batch.frames(); i++) {
            LaneFrame frame = batch.source(i);
            int points = batch.frame(i).size();
            if (dropped == null) {
                ledger.deliver(points);
            } else {
                ledger.drop(dropped, points);
            }
            headDone = batch.from(i) + points;
            if (headDone >= frame.size()) {
                queue.removeHead();
                headDone = 0;
            }
        }
        inFlight = 0;
    }

    /** Takes single points out of a batch that came back; answers how many. */
    int reject(LaneBatch batch, List<Point> points) {
        List<Point> last = points.stream()
                .filter(p -> p.frame() >= 0 && p.frame() < batch.frames())
                .filter(p ->
                        p.point() >= 0 && p.point() < batch.frame(p.frame()).size())
                .distinct()
                .sorted(Comparator.comparingInt(Point::frame)
                        .thenComparingInt(Point::point)
                        .reversed())
                .toList();
        for (Point point : last) {
            batch.source(point.frame()).remove(batch.from(point.frame()) + point.point());
            ledger.drop(DropReason.REJECTED, 1);
        }
        inFlight = 0;
        return last.size();
    }

    /** Puts a batch back: its points wait again. */
    void putBack() {
        inFlight = 0;
    }

    /** Puts a batch back whose emission has not returned: its memory is not written again. */
    void putBackHeld(LaneBatch batch) {
        for (int i = 0; i < batch.frames(); i++) {
            batch.source(i).holdElsewhere();
        }
        doubt(batch);
        inFlight = 0;
    }

    /** Gives everything up. */
    long dropAll(DropReason reason) {
        long gone = 0;
        for (LaneFrame head = head(); head != null; head = head()) {
            int points = head.size() - headDone;
            ledger.drop(reason, points);
            gone += points;
            headDone = head.size();
        }
        inFlight = 0;
        return gone;
    }

    /** The number that the next frame will bear. */
    long nextSerial() {
        return queue.nextSerial();
    }
}
