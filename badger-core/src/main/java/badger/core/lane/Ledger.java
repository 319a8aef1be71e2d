package badger.core.lane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A lane's book of points; every entry is made under the lane's lock. */
final class Ledger {
    /** Never changed, but replaced: drops are rare, and the book is read every tick. */
    private Map<DropReason, Long> dropped = Map.of();

    private long collected;
    private long recovered;
    private long delivered;
    private long queued;
    private long spooled;
    private long resent;
    private long failures;
    private long emitNanos;

    void collect(int points) {
        collected += points;
        queued += points;
    }

    /** Points were found on disk at the start. */
    void recover(long points) {
        recovered += points;
        spooled += points;
    }

    /** Points are on disk now. */
    void spool(long points) {
        queued -= points;
        spooled += points;
    }

    void deliver(long points, boolean onDisk) {
        delivered += points;
        leave(points, onDisk);
    }

    void drop(DropReason reason, long points, boolean onDisk) {
        if (points == 0) {
            return;
        }
        Map<DropReason, Long> more = new EnumMap<>(DropReason.class);
        more.putAll(dropped);
        more.merge(reason, points, Long::sum);
        dropped = Collections.unmodifiableMap(more);
        leave(points, onDisk);
    }

    private void leave(long points, boolean onDisk) {
        if (onDisk) {
            spooled -= points;
        } else {
            queued -= points;
        }
    }

    void resend(long points) {
        resent += points;
    }

    void fail() {
        failures++;
    }

    void emitted(long nanos) {
        emitNanos = nanos;
    }

    LaneAccount read(int hung, SpoolAccount spool) {
        return new LaneAccount(
                collected, recovered, delivered, queued, spooled, dropped, resent, failures, emitNanos, hung, spool);
    }
}
