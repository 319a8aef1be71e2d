package badger.core;

/** What a lane sends of a counter. */
public enum Counters {
    /** Its growth per second. */
    RATE,
    /** Its raw reading. */
    TOTAL
}
