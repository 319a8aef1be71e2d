package badger.core.time;

import badger.core.spi.Clock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A clock that can be waited on; tests bring one whose time they move. */
public interface WaitingClock extends Clock {
    /** Parks the calling thread until the monotonic clock shows {@code nanoTime}, it is unparked, or for no reason. */
    void parkUntil(long nanoTime);

    /** Waits on a condition until the monotonic clock shows {@code nanoTime}, it is signalled, or for no reason. */
    void awaitUntil(Condition condition, long nanoTime) throws InterruptedException;

    /** The clocks of this machine. */
    static WaitingClock ofSystem() {
        return new SystemClock();
    }

    /** The clocks of this machine: CLOCK_MONOTONIC, which does not count a suspend, and CLOCK_REALTIME. */
    final class SystemClock implements WaitingClock {
        private SystemClock() {}

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public void parkUntil(long nanoTime) {
            LockSupport.parkNanos(this, nanoTime - System.nanoTime());
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
        public void awaitUntil(Condition condition, long nanoTime) throws InterruptedException {
            long _ = condition.awaitNanos(nanoTime - System.nanoTime());
        }
    }
}
