package badger.it;

import java.util.List;
import java.util.Set;

/**
 * What an agent has printed: everything that it has collected.
 *
 * @param hostname under which it did
 * @param frames in the order of their seconds
 * @param cut seconds whose frames may have been collected and not printed, because the agent was killed
 */
record Printed(String hostname, List<Payload> frames, Set<Long> cut) {
    long from() {
        return frames.getFirst().timestamp();
    }

    long to() {
        return frames.getLast().timestamp();
    }

    int points() {
        return frames.stream().mapToInt(frame -> frame.values().size()).sum();
    }
}
