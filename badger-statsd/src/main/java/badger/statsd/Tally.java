package badger.statsd;

/**
 * What a metric's values add up to, in two windows: one that values are received into, and one that is read meanwhile, by another thread.
 */
sealed interface Tally permits CountTally, GaugeTally, SpreadTally, DistinctTally {
    /** A value beyond this is no count of anything: sums of counts stay exact. */
    double LARGEST_COUNT = 1e15;

    /**
     * Takes a line's present value.
     *
     * @param window which one
     * @param line whose value
     * @return whether it can be one of this type
     */
    boolean add(int window, MetricLine line);

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
