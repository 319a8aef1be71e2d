package badger.modules.container;

import badger.core.spi.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives groups the labels that their series go by: the name that an engine tells, else what their path tells. A container
 * whose engine may yet tell its name waits for that a while, so that no series of its id is left behind.
 */
final class Labels implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final EngineNames engine;
    /** Since when each of those that wait has waited. */
    private final Map<Group, Long> waiting = new HashMap<>();

    Labels(EngineNames engine) {
        this.engine = engine;
    }

    /**
     * Gives a group its label, if it is known now.
     *
     * @param group one that has none
     * @param all the groups whose labels are taken
     */
    void give(Group group, List<Group> all, Tick tick) {
        GroupName name = group.name();
        if (name == null) {
            return;
        }
        String told = name.id().isEmpty() ? null : engine.of(name.id(), tick);
        if (told == null && !name.id().isEmpty() && engine.mayTell(tick)) {
            long since = waiting.computeIfAbsent(group, _ -> tick.nanoTime());
            if (tick.nanoTime() - since < PATIENCE_NANOS) {
                return;
            }
        }
        waiting.remove(group);
        group.label(free(told == null ? name.text() : told, group, all));
    }

    /** Two of one name: the second goes by its id, or by its path. */
    private static String free(String wanted, Group group, List<Group> all) {
        if (!isTaken(wanted, all)) {
            return wanted;
        }
        GroupName name = group.name();
        String own = name == null ? wanted : name.text();
        return isTaken(own, all) ? group.path() : own;
    }

    private static boolean isTaken(String label, List<Group> all) {
        for (Group other : all) {
            if (label.equals(other.label())) {
                return true;
            }
        }
        return false;
    }

    /** Begins a tick. */
    void begin(Tick tick) {
        engine.take(tick);
    }

    /** Forgets a group that is gone. */
    void forget(Group group) {
        waiting.remove(group);
    }

    @Override
    public void close() {
        engine.close();
    }
}
