package badger.core.tick;

import badger.core.log.EventLog;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * How many series a module may have, or all modules together, and how many it has. Series are opened and closed under the
 * registry's lock; whether there is room is asked without it, since a module may ask for a million new things at a read.
 */
final class SeriesAllowance {
    /** The most where there is no limit. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    private final String module;
    private final @Nullable SeriesAllowance whole;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private volatile int most = UNLIMITED;
    private volatile boolean ownOnly;
    private volatile boolean said;

    /** How many things are being declared, one within the other. */
    private int depth;

    private int openBefore;
    /** How many of the series that they want have found no room. */
    private int lacking;

    /**
     * An allowance without a limit of its own.
     *
     * @param module the entry whose it is; empty if it is that of all
     * @param whole that of all modules together; null if it is that
     */
    SeriesAllowance(String module, @Nullable SeriesAllowance whole) {
        this.module = module;
        this.whole = whole;
    }

    void limit(int series) {
        most = series;
    }

    /** Has the limit of all modules not count for this one, nor its series for that. */
    void exempt() {
        if (whole != null && !ownOnly) {
            whole.open.addAndGet(-open.get());
            ownOnly = true;
        }
    }

    /** The most series that there may be, whoever says so. */
    int most() {
        return whole == null ? most : Math.min(most, whole.most);
    }

    /** How many more series there may be now. */
    int room() {
        int own = most - open.get();
        return whole == null || ownOnly ? own : Math.min(own, whole.room());
    }

    void opened() {
        open.incrementAndGet();
        said = false;
        if (whole != null && !ownOnly) {
            whole.opened();
        }
    }

    void closed() {
        open.decrementAndGet();
        if (whole != null && !ownOnly) {
            whole.closed();
        }
    }

    /** Begins the declaration of a thing, which has all of its series or none. */
    void beginThing() {
        if (depth++ == 0) {
            openBefore = open.get();
            lacking = 0;
        }
    }

    /**
     * Ends it.
     *
     * @return how much room the thing wants, if there was less; 0 if it has all of its series, or is part of another that
     *     is still being declared
     */
    int endThing() {
        return --depth > 0 || lacking == 0 ? 0 : open.get() - openBefore + lacking;
    }

    /** Whether a thing is being declared: what its series lack is not told of each. */
    boolean isInThing() {
        return depth > 0;
    }

    /** Counts a series of a thing that has no room. */
    void lacks() {
        lacking++;
    }

    /**
     * Counts a thing, or a series that belongs to none, for which there is no room; the first is said, and the first after
     * there was room again.
     *
     * @param log where
     * @param label what kind of thing it is; empty if its name tells
     * @param name its name
     * @param wanted how much room it wants
     */
    void refuse(EventLog log, String label, String name, int wanted) {
        refused.incrementAndGet();
        if (said) {
            return;
        }
        said = true;
        SeriesAllowance full = whole == null || most - open.get() < wanted ? this : whole;
        log.say(
                Level.WARN,
                module,
                "over max_series",
                (label.isEmpty() ? "" : label + ' ') + "'" + name + "' is left out, and so is whatever else is new: "
                        + (full == whole ? "core.max_series" : "max_series in " + module + ".conf") + " allows "
                        + full.most
                        + " series, there are " + full.open.get() + (wanted > 1 ? ", and it wants " + wanted : ""),
                null);
    }

    /** What got no series for want of room, counted at each try. */
    long refused() {
        return refused.get();
    }
}
