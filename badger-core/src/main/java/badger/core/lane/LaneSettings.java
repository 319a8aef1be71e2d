package badger.core.lane;

import badger.core.rule.Rules;
import badger.core.spi.Confirmation;
import java.time.Duration;
import java.util.Optional;

/**
 * How a lane treats what comes to it.
 *
 * @param entry the name it is configured under
 * @param interval seconds between two frames, at least 1
 * @param rollup what becomes of the ticks between them
 * @param counters what it takes of a counter
 * @param rules which series pass, and what its emitter knows them as
 * @param timeout how long one emission may take
 * @param confirmation what the end of an emission promises; LOCAL: at once, waiting as long as it takes
 * @param atOnce whether it does not wait for its place in the second
 * @param resend how long what a WRITTEN emitter took may have to be sent again
 * @param maxPoints the most points of a batch
 * @param queueBytes the most memory its queue takes
 * @param spool its part on disk; empty if it has none
 */
public record LaneSettings(
        String entry,
        int interval,
        Rollup rollup,
        Counters counters,
        Rules rules,
        Duration timeout,
        Confirmation confirmation,
        boolean atOnce,
        Duration resend,
        int maxPoints,
        long queueBytes,
        Optional<SpoolSettings> spool) {
    /** The queue of a lane whose sink is away for six minutes on a host of 250 series. */
    public static final long DEFAULT_QUEUE_BYTES = 1 << 20;

    /** Whether it writes to this host's own terminal, pipe or file. */
    boolean isLocal() {
        return confirmation == Confirmation.LOCAL;
    }
}
