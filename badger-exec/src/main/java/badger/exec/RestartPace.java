package badger.exec;

/** When a program that failed may be started again: after one second, and twice as long each time, up to a minute. */
final class RestartPace {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private long pauseNanos;
    private long dueNanos;

    /** Whether it may be started now. */
    boolean isDue(long nanoTime) {
        return pauseNanos == 0 || nanoTime - dueNanos >= 0;
    }

    /** Says that it failed. */
    void failed(long nanoTime) {
        pauseNanos = pauseNanos == 0 ? FIRST_NANOS : Math.min(2 * pauseNanos, LONGEST_NANOS);
        dueNanos = nanoTime + pauseNanos;
    }

    /** Says that it did what it should. */
    void worked() {
        pauseNanos = 0;
    }

    /** The seconds until it may be started again, counted from its failure. */
    long pauseSeconds() {
        return pauseNanos / FIRST_NANOS;
    }
}
