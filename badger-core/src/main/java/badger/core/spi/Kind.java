package badger.core.spi;

/** How a series' values come about. */
public enum Kind {
    /** The value at the moment of reading. */
    GAUGE,
    /** Growth per second of a counter; a lane with {@code "counters": "total"} takes the raw reading. */
    COUNTER,
    /** Percentage of a whole's growth. */
    SHARE,
    /** A counter's growth divided by that of another, or by the time. */
    RATIO,
    /** Value 1, with a text in a label. */
    INFO
}
