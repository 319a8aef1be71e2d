package badger.statsd;

/**
 * What a metric's values add up to, in two windows: one that values are received into, and one that is read meanwhile, by another thread.
 */
sealed interface Tally permits CountTally, GaugeTally, SpreadTally, DistinctTally {
    /**
     * Takes a line's present value, which is one that this type can have.
     *
     * @param window which one
     * @param line whose value
     */
    void add(int window, MetricLine line);

    /**
     * Sets what the window has, and empties it.
     *
     * @param window which one
     * @param metric whose series
     * @param series where they are
     */
    void show(int window, Metric metric, MetricSeries series);

    /** What both windows hold of the room for values. */
    int taken();
}
