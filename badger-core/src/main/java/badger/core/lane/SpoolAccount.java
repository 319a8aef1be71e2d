package badger.core.lane;

/**
 * What is to be said of a lane's spool, points apart.
 *
 * @param bytes the disk it takes
 * @param errors times that the disk did not do what was asked of it
 * @param damaged records, and stretches of a file, that were skipped
 */
public record SpoolAccount(long bytes, long errors, long damaged) {
    /** Of a lane that has none. */
    static final SpoolAccount NONE = new SpoolAccount(0, 0, 0);
}
