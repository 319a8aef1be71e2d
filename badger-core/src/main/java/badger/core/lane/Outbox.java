package badger.core.lane;

import badger.core.lane.Unconfirmed.Sent;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Confirmation;
import badger.core.spi.Host;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lane's frames in memory and the book of all its points: what waits, what is in flight, what may have to be sent again,
 * what became of the rest. Guarded by the lane.
 */
final class Outbox {
    private final LaneQueue live = new LaneQueue();
    /** What has been read from the spool, to be sent again. */
    private final LaneQueue backlog = new LaneQueue();

    private final Unconfirmed unconfirmed = new Unconfirmed();
    private final Marks marks = new Marks();
    private final Ledger ledger = new Ledger();
    private LaneSettings settings;
    private long serials;
    private boolean memoryShort;

    Outbox(LaneSettings settings) {
        this.settings = settings;
    }

    void use(LaneSettings others) {
        settings = others;
    }

    Ledger ledger() {
        return ledger;
    }

    Marks marks() {
        return marks;
    }

    LaneQueue live() {
        return live;
    }

    LaneQueue backlog() {
        return backlog;
    }

    /** An empty frame, to be filled and {@link #add added}. */
    LaneFrame frame(Host host, long epochSecond, long dueNanos) {
        LaneFrame frame = live.spare();
        frame.begin(host, epochSecond, serials++, dueNanos);
        return frame;
    }

    /**
     * Queues a frame; the oldest that are not in flight make room.
     *
     * @return how many points had to go
     */
    int add(LaneFrame frame, long now) {
        ledger.collect(frame.size());
        live.add(frame);
        int gone = 0;
        while (live.bytes() > mostBytes() && live.size() > live.inFlight() + 1) {
            // what is on disk only leaves memory
            if (!releaseOldest(now)) {
                int points = evictOldest(now);
                if (points == 0) {
                    break;
                }
                gone += points;
            }
        }
        return gone;
    }

    /** A queue that what was written comes back to after a lost connection has room for that as well. */
    private long mostBytes() {
        return settings.queueBytes() + (isWritten() ? Unconfirmed.MOST_BYTES : 0);
    }

    private boolean isWritten() {
        return settings.confirmation() == Confirmation.WRITTEN;
    }

    private int evictOldest(long now) {
        LaneFrame oldest = live.idle(_ -> true);
        if (oldest == null) {
            return 0;
        }
        int points = unsent(oldest);
        ledger.drop(DropReason.QUEUE_FULL, points, oldest.isOnDisk());
        settleOnDisk(oldest, now);
        live.remove(oldest);
        live.recycle(oldest);
        return points;
    }

    /** Has it keep in memory only what is on its way, or as much as it is allowed again. */
    void memoryShort(boolean now) {
        memoryShort = now;
    }

    boolean isMemoryShort() {
        return memoryShort;
    }

    /** Whether so much waits in memory that the disk should take it. */
    boolean isCrowded() {
        return memoryShort ? isBehind() : live.bytes() > settings.queueBytes() / 2;
    }

    /** Whether more frames wait than those of an interval and the one before. */
    private boolean isBehind() {
        return live.size() > settings.interval() + 1;
    }

    /** Lets go of frames that are on disk and not in flight, if memory is short: all but those on their way. */
    void relieve(long now) {
        while (memoryShort && isBehind() && releaseOldest(now)) {
            // until those are left
        }
    }

    /** Lets go of all frames that are on disk and not in flight: they come back as backlog. */
    void releaseSpooled(long now) {
        while (releaseOldest(now)) {
            // until there is none
        }
    }

    private boolean releaseOldest(long now) {
        LaneFrame frame = live.idle(LaneFrame::isOnDisk);
        if (frame == null) {
            return false;
        }
        marks.add(Mark.released(frame.spoolNumber(), unsent(frame)), now);
        live.remove(frame);
        live.recycle(frame);
        return true;
    }

    /**
     * Frames of these numbers are not on disk any more: what was read to be sent goes too, what came live stays in memory.
     *
     * @return how many points went
     */
    long evicted(long first, long end, DropReason reason) {
        Predicate<LaneFrame> gone =
                frame -> frame.isOnDisk() && frame.spoolNumber() >= first && frame.spoolNumber() < end;
        long points = 0;
        for (LaneFrame frame = backlog.idle(gone); frame != null; frame = backlog.idle(gone)) {
            points += unsent(frame);
            ledger.drop(reason, unsent(frame), true);
            backlog.remove(frame);
        }
        for (LaneFrame frame : live.frames()) {
            if (gone.test(frame)) {
                ledger.spool(-unsent(frame));
                frame.leave();
            }
        }
        return points;
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
    }

    private void sent(LaneQueue queue, LaneFrame frame, int to, int points, long now) {
        if (!isWritten()) {
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
        if (!isWritten()) {
            settleOnDisk(frame, now);
            queue.recycle(frame);
        } else if (frame.isOnDisk()) {
            unconfirmed.add(new Sent(null, frame.spoolNumber(), frame.size(), now));
            queue.recycle(frame);
        } else {
            unconfirmed.add(new Sent(frame, frame.spoolNumber(), frame.size(), now));
        }
    }

    private void settleOnDisk(LaneFrame frame, long now) {
        if (frame.isSpooled()) {
            marks.add(Mark.settled(frame.spoolNumber()), now);
        }
    }

    /** Takes points out of a frame; what the spool has of it is not the same any more, and is given up for a new copy. */
    private void remove(LaneFrame frame, int from, int to, DropReason reason, long now) {
        if (frame.isOnDisk()) {
            ledger.spool(-unsent(frame));
        }
        settleOnDisk(frame, now);
        frame.leave();
        frame.remove(from, to);
        ledger.drop(reason, to - from, false);
    }

    /** How many points of a queued frame the book still has. */
    int unsent(LaneFrame frame) {
        // what a WRITTEN emitter has of it is not confirmed
        return isWritten() ? frame.size() : frame.size() - live.done(frame) - backlog.done(frame);
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

    /** Takes a batch back that was not taken, or of which nobody knows; it waits again. */
    void comeBack(LaneBatch batch, boolean mayHaveArrived, long now) {
        batch.queue().land();
        if (mayHaveArrived) {
            ledger.resend(batch.points());
        }
        if (isWritten()) {
            connectionLost(now);
        }
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
        ledger.resend(sentOf(live) + sentOf(backlog));
        live.rewind();
        backlog.rewind();
        for (Sent sent = unconfirmed.newest(); sent != null; sent = unconfirmed.newest()) {
            ledger.resend(sent.points());
            if (sent.frame() == null) {
                marks.add(Mark.released(sent.number(), sent.points()), now);
            } else {
                live.addFirst(sent.frame());
            }
        }
    }

    private static int sentOf(LaneQueue queue) {
        LaneFrame head = queue.head();
        return head == null ? 0 : queue.done(head);
    }

    /** Counts as delivered what was written long enough ago. */
    void confirm(long now) {
        long before = now - settings.resend().toNanos();
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
            live.recycle(sent.frame());
        }
    }

    /** Gives up what is in memory only; what is on disk stays there. */
    long dropAll(DropReason reason) {
        long gone = 0;
        for (LaneQueue queue : List.of(live, backlog)) {
            queue.land();
            for (LaneFrame head = queue.head(); head != null; head = queue.head()) {
                if (!head.isOnDisk()) {
                    int points = unsent(head);
                    ledger.drop(reason, points, false);
                    gone += points;
                }
                boolean _ = queue.advance(head.size());
            }
        }
        return gone;
    }

    /** The number that the next frame will bear. */
    long nextSerial() {
        return serials;
    }

    /** The serial of the oldest frame that may still be sent from memory. */
    long oldestSerial() {
        LaneFrame head = live.head();
        return Math.min(head == null ? serials : head.serial(), unconfirmed.oldestSerial());
    }
}
