package badger.core.spi;

/**
 * Counters that are read side by side, as the columns of a table's row are. Setting them together costs a fraction of setting
 * as many {@link Counter}s one by one, which a module of thousands of rows notices.
 */
public interface Columns {
    /** As many columns as there may be. */
    int MOST = 64;

    /**
     * Declares the next column: a {@link Schema#counter}.
     *
     * @throws IllegalStateException if there are {@link #MOST} already
     */
    void counter(String metric, String unit, String description);

    /**
     * Declares the next column: a {@link Schema#counter32}.
     *
     * @throws IllegalStateException if there are {@link #MOST} already
     */
    void counter32(String metric, String unit, String description);

    /**
     * Sets this tick's raw readings, in the units of their series.
     *
     * @param readings one for each column, in declared order; a negative one is missing, as that of a counter that is not set
     * @throws IllegalArgumentException if there are fewer readings than columns
     */
    void set(long[] readings);
}
