package badger.core.spi;

/**
 * A series of the growth of one counter divided by that of another, or by the time between two reads; the core knows
 * resets and wraps. Where the divisor did not grow there is no point.
 */
public interface Ratio {
    /**
     * Sets this tick's raw readings of both.
     *
     * @param part the counter that is divided; it may have 32 bits
     * @param whole the counter that it is divided by
     */
    void set(long part, long whole);

    /**
     * Sets this tick's raw reading of a counter of milliseconds, whose growth is divided by the milliseconds between the
     * two reads.
     *
     * @param millis the counter; it may have 32 bits
     */
    void setMillis(long millis);
}
