package badger.bench;

import badger.core.time.WaitingClock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A clock on which the agent's next second is there as soon as it is asked for. */
final class StepClock implements WaitingClock {
    private static final long EPOCH_NANOS = 1_800_000_000_000_000_000L;

    private final Semaphore steps = new Semaphore(0);
    private volatile long nanoTime;

    /** Lets the agent's tick begin. */
    void step() {
        steps.release();
    }

    @Override
    public long nanoTime() {
        return nanoTime;
    }

    @Override
    public long epochNanos() {
        return EPOCH_NANOS + nanoTime;
    }

    @Override
    public void parkUntil(long target) {
        if (Thread.currentThread().getName().equals("tick")) {
            steps.acquireUninterruptibly();
            nanoTime = Math.max(nanoTime, target);
        } else {
            // The watch: nothing hangs here, so it may sleep.
            LockSupport.park(this);
        }
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    public void awaitUntil(Condition condition, long target) throws InterruptedException {
        condition.await();
    }
}
