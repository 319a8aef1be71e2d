package badger.core.lane;

import badger.core.time.WaitingClock;

/** What failed emissions come to: since when they fail, and when to try again. Guarded by the lane's lock. */
final class Setback {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final WaitingClock clock;
    private final Backoff backoff;
    private long retryNanos;
    private long sinceNanos;

    Setback(WaitingClock clock, Backoff backoff) {
        this.clock = clock;
        this.backoff = backoff;
        this.retryNanos = clock.nanoTime();
    }

    /** Whether the last emission failed. */
    boolean isThere() {
        return backoff.failures() > 0;
    }

    /** The earliest time of the next emission, on the monotonic clock. */
    long retryNanos() {
        return retryNanos;
    }

    /** Lets the next emission go at once. */
    void forgive() {
        retryNanos = clock.nanoTime();
    }

    /** Notes a failure: the next emission waits, and no shorter than this. */
    void add(long atLeastNanos) {
        long now = clock.nanoTime();
        if (!isThere()) {
            sinceNanos = now;
        }
        retryNanos = now + Math.max(atLeastNanos, backoff.afterFailure());
    }

    /** Notes that an emission has succeeded. */
    void end(LaneNews news) {
        if (isThere()) {
            news.recovered((clock.nanoTime() - sinceNanos) / SECOND_NANOS, backoff.failures());
            backoff.succeeded();
        }
    }
}
