package badger.core.lane;

import badger.core.time.WaitingClock;
import java.util.concurrent.locks.Condition;

/**
 * How a lane's worker waits; guarded by the lane's lock. Frames come once a second and each is sent some time after: the
 * worker wakes up by itself when the next is due, so that nobody has to wake it when one comes.
 */
final class Rest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** A frame may be sent so much later than it could be, for the sake of one wake-up a second less. */
    private static final long SLACK_NANOS = 10_000_000L;

    private final WaitingClock clock;
    private final Condition changed;
    private final Runnable missing;
    /** When the next frame will be due if it comes as the last did. */
    private long usualNanos;

    private boolean untilTime;
    private long untilNanos;

    /**
     * A worker that has not waited yet.
     *
     * @param clock its time
     * @param changed signalled when there is something else to do
     * @param missing told when a frame is not there at the time at which it was to be expected
     */
    Rest(WaitingClock clock, Condition changed, Runnable missing) {
        this.clock = clock;
        this.changed = changed;
        this.missing = missing;
        this.usualNanos = clock.nanoTime();
    }

    /** Waits for a frame, or a change; at most until one is to be expected. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    void awaitFrame() throws InterruptedException {
        if (usualNanos - clock.nanoTime() > 0) {
            until(usualNanos);
        } else {
            missing.run();
            changed.await();
        }
    }

    /** Waits for a time, or a change: frames that are due no earlier are none. */
    void until(long nanoTime) throws InterruptedException {
        untilNanos = nanoTime;
        untilTime = true;
        try {
            clock.awaitUntil(changed, nanoTime);
        } finally {
            untilTime = false;
        }
    }

    /** Whether the worker waits, and wakes up by itself when the frame of the next second is due. */
    boolean endsSoon(long now) {
        return untilTime && untilNanos - now <= SECOND_NANOS + 2 * SLACK_NANOS;
    }

    /** Notes a frame; answers whether the worker wakes up for it in time by itself. */
    boolean isFor(LaneFrame frame, LaneSettings settings) {
        long slack = settings.atOnce() ? 0 : SLACK_NANOS;
        boolean inTime = untilTime && frame.dueNanos() - untilNanos >= -slack;
        usualNanos = settings.atOnce()
                ? frame.dueNanos()
                : frame.dueNanos() + settings.interval() * SECOND_NANOS + slack / 2;
        return inTime;
    }
}
