package badger.core.lane;

import badger.core.lane.Unconfirmed.Sent;
import badger.core.spi.BatchRejectedException.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the points of a batch that comes back: they are delivered, at once or once the connection has lasted, or
 * dropped, or wait again. Guarded by the lane.
 */
final class Settlement {
    private final Outbox outbox;
    private final Ledger ledger;
    private final Marks marks;
    private final Unconfirmed unconfirmed = new Unconfirmed();

    Settlement(Outbox outbox) {
        this.outbox = outbox;
        this.ledger = outbox.ledger();
        this.marks = outbox.marks();
    }

    /** Takes a batch's points out: sent, or dropped for a reason. */
    void settle(LaneBatch batch, @Nullable DropReason dropped, long now) {
        LaneQueue queue = batch.queue();
        queue.land();
        for (int i = 0; i < batch.frames(); i++) {
            LaneFrame frame = batch.source(i);
            int from = batch.from(i);
            int points = batch.frame(i).size();
            if (dropped != null) {
                remove(frame, from, from + points, dropped, now);
                finishIfDone(queue, from, now);
            } else {
                sent(queue, frame, from + points, points, now);
            }
        }
        long _ = outbox.land(queue);
    }

    private void sent(LaneQueue queue, LaneFrame frame, int to, int points, long now) {
        if (!outbox.isWritten()) {
            ledger.deliver(points, frame.isOnDisk());
            if (to < frame.size() && frame.isSpooled()) {
                marks.add(Mark.settledInPart(frame.spoolNumber(), points), now);
            }
        }
        finishIfDone(queue, to, now);
    }

    /** Takes the oldest frame out if it has been sent up to its end. */
    private void finishIfDone(LaneQueue queue, int to, long now) {
        LaneFrame frame = queue.head();
        if (frame == null || !queue.advance(to)) {
            return;
        }
        if (!outbox.isWritten()) {
            marks.settle(frame, now);
            queue.recycle(frame);
        } else if (frame.isOnDisk()) {
            unconfirmed.add(new Sent(null, frame.spoolNumber(), frame.size(), now));
            queue.recycle(frame);
        } else {
            unconfirmed.add(new Sent(frame, frame.spoolNumber(), frame.size(), now));
        }
    }

    /** Takes points out of a frame; what the spool has of it is not the same any more, and is given up for a new copy. */
    private void remove(LaneFrame frame, int from, int to, DropReason reason, long now) {
        if (frame.isOnDisk()) {
            ledger.spool(-outbox.unsent(frame));
        }
        marks.settle(frame, now);
        frame.leave();
        frame.remove(from, to);
        ledger.drop(reason, to - from, false);
    }

    /** Takes single points out of a batch that came back; answers how many. */
    int reject(LaneBatch batch, List<Point> points, long now) {
        LaneQueue queue = batch.queue();
        List<Point> last = inBatch(batch, points)
                .sorted(Comparator.comparingInt(Point::frame)
                        .thenComparingInt(Point::point)
                        .reversed())
                .toList();
        for (Point point : last) {
            int index = batch.from(point.frame()) + point.point();
            remove(batch.source(point.frame()), index, index + 1, DropReason.REJECTED, now);
        }
        queue.land();
        LaneFrame oldest = queue.head();
        if (oldest != null) {
            finishIfDone(queue, queue.done(oldest), now);
        }
        for (LaneFrame empty = queue.idle(f -> f.size() == 0); empty != null; ) {
            queue.remove(empty);
            queue.recycle(empty);
            empty = queue.idle(f -> f.size() == 0);
        }
        return last.size();
    }

    private static Stream<Point> inBatch(LaneBatch batch, List<Point> points) {
        return points.stream()
                .filter(p -> p.frame() >= 0 && p.frame() < batch.frames())
                .filter(p ->
                        p.point() >= 0 && p.point() < batch.frame(p.frame()).size())
                .distinct();
    }

    /** Takes a batch back that has not been sent; it waits again. */
    void land(LaneBatch batch) {
        long _ = outbox.land(batch.queue());
    }

    /** Takes a batch back that was not taken, or of which nobody knows; it waits again. */
    void comeBack(LaneBatch batch, boolean mayHaveArrived, long now) {
        if (mayHaveArrived) {
            ledger.resend(batch.points());
        }
        if (outbox.isWritten()) {
            batch.queue().land();
            connectionLost(now);
        }
        long _ = outbox.land(batch.queue());
    }

    /** Puts a batch back whose emission has not returned: its memory is not written again. */
    void putBackHeld(LaneBatch batch, long now) {
        for (int i = 0; i < batch.frames(); i++) {
            batch.source(i).holdElsewhere();
        }
        comeBack(batch, true, now);
    }

    /** What was written into the connection of late is to be sent again. */
    private void connectionLost(long now) {
        ledger.resend(sentOf(outbox.live()) + sentOf(outbox.backlog()));
        outbox.live().rewind();
        outbox.backlog().rewind();
        for (Sent sent = unconfirmed.newest(); sent != null; sent = unconfirmed.newest()) {
            ledger.resend(sent.points());
            if (sent.frame() == null) {
                marks.add(Mark.released(sent.number(), sent.points()), now);
            } else {
                outbox.live().addFirst(sent.frame());
            }
        }
    }

    private static int sentOf(LaneQueue queue) {
        LaneFrame head = queue.head();
        return head == null ? 0 : queue.done(head);
    }

    /** Counts as delivered what was written long enough ago. */
    void confirm(long now) {
        long before = now - outbox.settings().resend().toNanos();
        for (Sent sent = unconfirmed.confirmed(before); sent != null; sent = unconfirmed.confirmed(before)) {
            confirmed(sent, now);
        }
    }

    /** Counts as delivered all that was written: the connection ends in order. */
    void confirmAll(long now) {
        for (Sent sent = unconfirmed.oldest(); sent != null; sent = unconfirmed.oldest()) {
            confirmed(sent, now);
        }
    }

    private void confirmed(Sent sent, long now) {
        ledger.deliver(sent.points(), sent.isOnDisk());
        if (sent.number() != LaneFrame.NOT_SPOOLED) {
            marks.add(Mark.settled(sent.number()), now);
        }
        if (sent.frame() != null) {
            outbox.live().recycle(sent.frame());
        }
    }

    /** The serial of the oldest frame that may still be sent from memory. */
    long oldestSerial() {
        return Math.min(outbox.oldestSerial(), unconfirmed.oldestSerial());
    }
}
