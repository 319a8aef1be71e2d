package badger.core.lane;

import java.util.Map;

/**
 * What became of a lane's points, counted after its filter and rollup, read at one moment. Always
 * {@code collected + recovered = delivered + queued + spooled + dropped}.
 *
 * @param collected points that came in
 * @param recovered points that were found in the spool at the start
 * @param delivered points that the emitter has taken, and of which it is known or assumed that they arrived
 * @param queued points that are in memory only: they wait, are being sent, or were sent and may have to be again
 * @param spooled points on disk that are still to be sent, or confirmed
 * @param dropped points given up
 * @param resent points handed to the emitter more than once because it was not clear whether they had arrived
 * @param failures emissions that failed
 * @param emitNanos how long the last emission that succeeded took
 * @param hung emissions that have not returned long after their deadline
 * @param spool what is to be said of the spool
 */
public record LaneAccount(
        long collected,
        long recovered,
        long delivered,
        long queued,
        long spooled,
        Map<DropReason, Long> dropped,
        long resent,
        long failures,
        long emitNanos,
        int hung,
        SpoolAccount spool) {
    /** Points given up for one reason. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** Points given up for any reason. */
    public long droppedInAll() {
        long all = 0;
        for (long points : dropped.values()) {
            all += points;
        }
        return all;
    }
}
