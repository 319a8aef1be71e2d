package badger.core.lane;

import java.util.EnumMap;
import java.util.Map;

/** A lane's book of points; every entry is made under the lane's lock. */
final class Ledger {
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private long collected;
    private long delivered;
    private long queued;
    private long resent;
    private long failures;
    private long emitNanos;

    void collect(int points) {
        collected += points;
        queued += points;
    }

    void deliver(int points) {
        delivered += points;
        queued -= points;
    }

    void drop(DropReason reason, int points) {
        dropped.merge(reason, (long) points, Long::sum);
        queued -= points;
    }

    void resend(int points) {
        resent += points;
    }

    void fail() {
        failures++;
    }

    void emitted(long nanos) {
        emitNanos = nanos;
    }

    long queued() {
        return queued;
    }

    LaneAccount read(int hung) {
        return new LaneAccount(collected, delivered, queued, new EnumMap<>(dropped), resent, failures, emitNanos, hung);
    }
}
