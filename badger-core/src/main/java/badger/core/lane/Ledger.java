package badger.core.lane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A lane's book of points; every entry is made under the lane's lock. */
final class Ledger {
    /** Never changed, but replaced: drops are rare, and the book is read every tick. */
    private Map<DropReason, Long> dropped = Map.of();

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
        Map<DropReason, Long> more = new EnumMap<>(DropReason.class);
        more.putAll(dropped);
        more.merge(reason, (long) points, Long::sum);
        dropped = Collections.unmodifiableMap(more);
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
        return new LaneAccount(collected, delivered, queued, dropped, resent, failures, emitNanos, hung);
    }
}
