package badger.core.cost;

import badger.core.log.EventLog;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * Keeps the process's resident memory below a limit: looks every ten seconds, has the agent make do with less once it is
 * over the limit, and with as much as before once it is well below it.
 */
public final class MemoryBudget {
    static final long LOOK_NANOS = 10_000_000_000L;
    /** Beyond the limit the heap is asked to give back what it can at the first look and at every so many more. */
    private static final int LOOKS_PER_COLLECTION = 6;

    private static final double ENOUGH = 0.9;

    private final long limitBytes;
    private final OwnProcess process;
    private final Consumer<Boolean> saving;
    private final Runnable collection;
    private final EventLog log;
    private long nextNanos;
    private boolean begun;
    private int looksOver;
    private volatile boolean over;

    /**
     * A budget that has not been looked at.
     *
     * @param limitBytes the most resident memory; 0 = no limit
     * @param process whose memory it is
     * @param saving told when the agent has to make do with less, and when no more
     * @param collection gives back to the system what the heap does not need
     * @param log where it says so
     */
    public MemoryBudget(
            long limitBytes, OwnProcess process, Consumer<Boolean> saving, Runnable collection, EventLog log) {
        this.limitBytes = limitBytes;
        this.process = process;
        this.saving = saving;
        this.collection = collection;
        this.log = log;
    }

    /** The most resident memory in bytes; 0 = no limit. */
    public long limitBytes() {
        return limitBytes;
    }

    /** Whether the agent makes do with less. */
    public boolean isOver() {
        return over;
    }

    /** Looks whether it is time to look; called every tick, by one thread at a time. */
    public void look(long now) {
        if (limitBytes == 0 || (begun && now - nextNanos < 0)) {
            return;
        }
        begun = true;
        nextNanos = now + LOOK_NANOS;
        long resident = process.residentBytes();
        if (!over && resident > limitBytes) {
            over = true;
            looksOver = 0;
            saving.accept(true);
            log.say(
                    Level.WARN,
                    "budget",
                    "memory",
                    "the agent takes " + (resident >> 20) + " MiB of memory, more than core.budget.rss_mb ("
                            + (limitBytes >> 20)
                            + "): what waits is spooled, nothing is replayed, what is new on the host gets no series",
                    null);
        } else if (over && resident < ENOUGH * limitBytes) {
            over = false;
            saving.accept(false);
            log.say(
                    Level.INFO,
                    "budget",
                    "memory again",
                    "the agent takes " + (resident >> 20) + " MiB of memory: everything is as it was",
                    null);
        }
        if (over && looksOver++ % LOOKS_PER_COLLECTION == 0) {
            collection.run();
        }
    }
}
