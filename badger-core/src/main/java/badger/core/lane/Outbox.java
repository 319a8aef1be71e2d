package badger.core.lane;

import badger.core.spi.Confirmation;
import badger.core.spi.Host;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lane's frames in memory and the book of all its points: what waits, what is in flight, what the spool is to be told of
 * it. What was sent leaves it through the {@link Settlement}. Guarded by the lane.
 */
final class Outbox {
    private final LaneQueue live = new LaneQueue();
    /** What has been read from the spool, to be sent again. */
    private final LaneQueue backlog = new LaneQueue();

    private final Marks marks = new Marks();
    private final Ledger ledger = new Ledger();
    private LaneSettings settings;
    private long serials;
    /** The last frame that may be sent, by its serial. */
    private long allowed = -1;

    private boolean memoryShort;

    Outbox(LaneSettings settings) {
        this.settings = settings;
    }

    void use(LaneSettings others) {
        settings = others;
    }

    LaneSettings settings() {
        return settings;
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

    /** Lets the live frames up to this one be sent. */
    void allow(long serial) {
        allowed = serial;
    }

    /** The last live frame that may be sent, by its serial. */
    long allowed() {
        return allowed;
    }

    /** The oldest live frame that may be sent now or later; null if there is none yet. */
    @Nullable
    LaneFrame next() {
        LaneFrame head = live.head();
        return head != null && head.serial() <= allowed ? head : null;
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

    /** Whether what was sent is delivered only if the connection then lasts for a while. */
    boolean isWritten() {
        return settings.confirmation() == Confirmation.WRITTEN;
    }

    private int evictOldest(long now) {
        LaneFrame oldest = live.idle(_ -> true);
        if (oldest == null) {
            return 0;
        }
        int points = unsent(oldest);
        ledger.drop(DropReason.QUEUE_FULL, points, oldest.isOnDisk());
        marks.settle(oldest, now);
        live.remove(oldest);
        live.recycle(oldest);
        return points;
    }

    /** Has it keep in memory only what is on its way, or as much as it is allowed again. */
    void memoryShort(boolean now) {
        memoryShort = now;
    }

    /**
     * Whether nothing of the backlog is read or sent, for memory is short. A lane that fails has all its frames there: it goes
     * on trying with them, or it would never find out that its sink is back.
     */
    boolean isReplayPaused(boolean failing) {
        return memoryShort && !failing;
    }

    /** Whether so much waits in memory that the disk should take it. */
    boolean isCrowded() {
        return memoryShort ? isBehind() : live.bytes() > settings.queueBytes() / 2;
    }

    /** Whether more frames wait than those of an interval and the one before. */
    private boolean isBehind() {
        return live.size() > settings.interval() + 1;
    }

    /**
     * Lets go of frames that are on disk and not in flight, which come back as backlog: of all if the lane fails, of all but
     * those on their way if memory is short.
     */
    void release(boolean failing, long now) {
        while ((failing || (memoryShort && isBehind())) && releaseOldest(now)) {
            // until those are left
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
     * Frames of these numbers are not on disk any more: what was read to be sent goes too, of what is being sent that which is
     * not taken; what came live stays in memory.
     *
     * @return how many points went at once
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
        for (LaneFrame inFlight : backlog.frames()) {
            if (gone.test(inFlight)) {
                inFlight.giveUp(reason);
            }
        }
        for (LaneFrame frame : live.frames()) {
            if (gone.test(frame)) {
                ledger.spool(-unsent(frame));
                frame.leave();
            }
        }
        return points;
    }

    /**
     * Nothing of a queue is in flight any more: what the spool has given up meanwhile is not sent again.
     *
     * @return how many points went
     */
    long land(LaneQueue queue) {
        queue.land();
        long points = 0;
        for (LaneFrame frame = queue.idle(Outbox::isGivenUp); frame != null; frame = queue.idle(Outbox::isGivenUp)) {
            points += unsent(frame);
            ledger.drop(Objects.requireNonNull(frame.givenUp()), unsent(frame), true);
            queue.remove(frame);
        }
        return points;
    }

    private static boolean isGivenUp(LaneFrame frame) {
        return frame.givenUp() != null;
    }

    /** How many points of a queued frame the book still has. */
    int unsent(LaneFrame frame) {
        // what a WRITTEN emitter has of it is not confirmed
        return isWritten() ? frame.size() : frame.size() - live.done(frame) - backlog.done(frame);
    }

    /** Gives up what is in memory only; what is on disk stays there. */
    long dropAll(DropReason reason) {
        long gone = 0;
        for (LaneQueue queue : List.of(live, backlog)) {
            gone += land(queue);
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

    /** The serial of the oldest frame that is queued live; that of the next one if none is. */
    long oldestSerial() {
        LaneFrame head = live.head();
        return head == null ? serials : head.serial();
    }
}
