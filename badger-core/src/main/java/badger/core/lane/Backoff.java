package badger.core.lane;

import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: doubling from half a second to half a minute, each with jitter. */
final class Backoff {
    private static final long FIRST_NANOS = 500_000_000L;
    private static final long MOST_NANOS = 30_000_000_000L;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause after one more failure: between half and all of what its place in the row asks for. */
    long afterFailure() {
        long whole = Math.min(MOST_NANOS, FIRST_NANOS << Math.min(failures, 20));
        failures++;
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    /** How many failures there were in a row. */
    int failures() {
        return failures;
    }

    void succeeded() {
        failures = 0;
    }
}
