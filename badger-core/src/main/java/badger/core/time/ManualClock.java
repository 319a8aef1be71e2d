package badger.core.time;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A clock that is moved by hand. Whoever waits on it looks once a millisecond whether it has been. */
public final class ManualClock implements WaitingClock {
    private static final long LOOK_NANOS = 1_000_000;

    private long nanoTime;
    private long epochNanos;

    /** A clock that shows a monotonic time of zero and a wall-clock time. */
    public ManualClock(long epochSecond) {
        epochNanos = epochSecond * 1_000_000_000L;
    }

    /** Lets time pass on both clocks. */
    public synchronized void advance(long nanos) {
        nanoTime += nanos;
        epochNanos += nanos;
    }

    /** Steps the wall clock; the monotonic one does not notice. */
    public synchronized void step(long nanos) {
        epochNanos += nanos;
    }

    @Override
    public synchronized long nanoTime() {
        return nanoTime;
    }

    @Override
    public synchronized long epochNanos() {
        return epochNanos;
    }

    @Override
    public void parkUntil(long target) {
        if (nanoTime() - target < 0) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    public void awaitUntil(Condition condition, long target) throws InterruptedException {
        if (nanoTime() - target < 0) {
            long _ = condition.awaitNanos(LOOK_NANOS);
        }
    }
}
