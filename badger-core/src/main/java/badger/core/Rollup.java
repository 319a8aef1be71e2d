package badger.core;

/** What a lane with an interval of several ticks makes of a window's points. */
public enum Rollup {
    /** The mean of a gauge, the growth by the elapsed time of a counter. */
    MEAN,
    /** The smallest value. */
    MIN,
    /** The largest value. */
    MAX,
    /** The last value, as the original did. */
    LAST,
    /** Every value: the window is sent as its ticks. */
    ALL
}
