package badger.bench;

import badger.core.time.WaitingClock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A clock that runs several times as fast as this machine's, and can be set to another speed. */
final class FastClock implements WaitingClock {
    /** Whoever waits looks this often, in real time, whether the speed is another. */
    private static final long LOOK_NANOS = 100_000_000L;

    private final long epochOffset;
    private long realSince = System.nanoTime();
    private long since = realSince;
    private int speed = 1;

    FastClock() {
        Instant now = Instant.now();
        epochOffset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - since;
    }

    /** Lets so many seconds go by in each one of the machine's from now on. */
    synchronized void speed(int times) {
        long now = nanoTime();
        realSince = System.nanoTime();
        since = now;
        speed = times;
    }

    @Override
    public synchronized long nanoTime() {
        return since + (System.nanoTime() - realSince) * speed;
    }

    @Override
    public long epochNanos() {
        return nanoTime() + epochOffset;
    }

    private synchronized long realNanosUntil(long target) {
        return Math.min(LOOK_NANOS, (target - nanoTime()) / speed);
    }

    @Override
    public void parkUntil(long target) {
        LockSupport.parkNanos(this, realNanosUntil(target));
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    public void awaitUntil(Condition condition, long target) throws InterruptedException {
        long _ = condition.awaitNanos(realNanosUntil(target));
    }
}
