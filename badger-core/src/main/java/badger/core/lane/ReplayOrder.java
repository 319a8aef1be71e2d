package badger.core.lane;

/** In which order what is on disk is sent once the back end is there again. */
public enum ReplayOrder {
    /** As it was collected. */
    OLDEST_FIRST,
    /** The last minutes before the return first. */
    NEWEST_FIRST
}
