package badger.core.spi;

/**
 * One second of the agent's life, as a module sees it.
 *
 * @param epochSecond the nominal second that the frame is stamped with, in seconds since the epoch
 * @param nanoTime the monotonic clock when collecting began, in nanoseconds
 * @param deadlineNanos the monotonic time by which the frame leaves, with or without this module's row
 */
public record Tick(long epochSecond, long nanoTime, long deadlineNanos) {}
