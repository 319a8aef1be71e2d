package badger.core.lane;

/** What a lane takes of a counter. */
public enum Counters {
    /** Its growth per second. */
    RATE,
    /** Its raw reading. */
    TOTAL
}
