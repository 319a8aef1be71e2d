package badger.core.lane;

import java.util.Map;

/**
 * What became of a lane's points, counted after its filter and rollup, read at one moment. Always
 * {@code collected = delivered + queued + dropped}.
 *
 * @param collected points that came in
 * @param delivered points that the emitter has taken
 * @param queued points that wait or are being sent
 * @param dropped points given up
 * @param resent points handed to the emitter more than once because it was not clear whether they had arrived
 * @param failures emissions that failed
 * @param emitNanos how long the last emission that succeeded took
 * @param hung emissions that have not returned long after their deadline
 */
public record LaneAccount(
        long collected,
        long delivered,
        long queued,
        Map<DropReason, Long> dropped,
        long resent,
        long failures,
        long emitNanos,
        int hung) {
    /** Points given up for one reason. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** Points given up for any reason. */
    public long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
