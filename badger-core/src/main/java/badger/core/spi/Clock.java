package badger.core.spi;

/** The two clocks of a host; injected everywhere, so that tests own time. */
public interface Clock {
    /** Nanoseconds of the monotonic clock (as {@link System#nanoTime()}): only differences mean anything. */
    long nanoTime();

    /** Nanoseconds of the wall clock since 1970-01-01T00:00:00Z; may be stepped at any time. */
    long epochNanos();
}
