package badger.core.spi;

/** A series of growth per second; the core makes the rate, by measured time, and knows resets and wraps. */
public interface Counter {
    /** Sets this tick's raw reading, in the series' unit. */
    void set(long reading);

    /** Sets this tick's raw reading, whose growth is to be divided by {@code among} (cores, for one). */
    void set(long reading, int among);
}
