package badger.core.lane;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How a lane treats what comes to it.
 *
 * @param entry the name it is configured under
 * @param interval seconds between two frames, at least 1
 * @param rollup what becomes of the ticks between them
 * @param counters what it takes of a counter
 * @param filter which flat names pass
 * @param timeout how long one emission may take
 * @param local whether it writes to this host's own terminal, pipe or file: at once, waiting as long as it takes
 * @param maxPoints the most points of a batch
 * @param queueBytes the most memory its queue takes
 */
public record LaneSettings(
        String entry,
        int interval,
        Rollup rollup,
        Counters counters,
        Predicate<String> filter,
        Duration timeout,
        boolean local,
        int maxPoints,
        long queueBytes) {
    /** The queue of a lane whose sink is away for six minutes on a host of 250 series. */
    public static final long DEFAULT_QUEUE_BYTES = 1 << 20;
}
