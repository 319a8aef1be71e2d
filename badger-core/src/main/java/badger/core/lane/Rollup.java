package badger.core.lane;

/** What a lane makes of the ticks of its interval. */
public enum Rollup {
    /** The mean, weighted by the time each rate covers; gauges become floating. */
    MEAN,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The value of the last tick that had one. */
    LAST,
    /** Every tick, sent together. */
    ALL
}
