package badger.core.tick;

import badger.core.log.EventLog;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Keeps what all modules together cost below a limit. Once a minute it adds up what they were charged: when that is too
 * much, the dearest is read half as often; when there is room for it again, a slowed one is read twice as often, until all
 * have their own interval back.
 */
public final class CpuBudget {
    static final long WINDOW_NANOS = 60_000_000_000L;
    /** No module is slowed beyond that. */
    static final int LONGEST_SECONDS = 60;
    /** What the modules may cost after one of them was given its pace back, as a part of the limit. */
    private static final double ROOM = 0.8;
    /** A module that has to be slowed again so many minutes after one was given its pace back was given it too soon. */
    private static final int SOON_MINUTES = 5;
    /** The longest that the modules have to be cheap before one is given its pace back. */
    private static final int LONGEST_WAIT_MINUTES = 32;

    private final DoubleSupplier limit;
    private final EventLog log;
    private boolean begun;
    private long beganNanos;
    private int cheapMinutes;
    private int waitMinutes = 1;
    private int minutesSinceFaster = LONGEST_WAIT_MINUTES;
    private double percent;
    private volatile double limitPercent;

    /**
     * A budget of which nothing has been spent.
     *
     * @param limit the most that all modules may cost, as percent of one core, asked once a minute; 0 = no limit
     * @param log where it says whom it slows
     */
    public CpuBudget(DoubleSupplier limit, EventLog log) {
        this.limit = limit;
        this.log = log;
        limitPercent = limit.getAsDouble();
    }

    /** The most that they may cost; 0 = no limit. */
    public double limitPercent() {
        return limitPercent;
    }

    /** Looks whether a minute has passed, and what has to be done then. */
    void look(List<ModuleUnit> units, long now) {
        if (begun && now - beganNanos < WINDOW_NANOS) {
            return;
        }
        long charged = 0;
        for (ModuleUnit unit : units) {
            charged += unit.cost().nextWindow();
        }
        if (begun) {
            percent = 100.0 * charged / (now - beganNanos);
            limitPercent = limit.getAsDouble();
            decide(units);
        }
        begun = true;
        beganNanos = now;
    }

    private void decide(List<ModuleUnit> units) {
        minutesSinceFaster++;
        if (limitPercent > 0 && percent > limitPercent) {
            cheapMinutes = 0;
            slowDearest(units);
        } else {
            giveBack(units);
        }
    }

    private void slowDearest(List<ModuleUnit> units) {
        if (minutesSinceFaster <= SOON_MINUTES) {
            waitMinutes = Math.min(2 * waitMinutes, LONGEST_WAIT_MINUTES);
        }
        ModuleUnit dearest = dearest(units);
        if (dearest == null) {
            log.say(Level.WARN, "budget", "over", spent() + ", and none can be read less often than it is", null);
            return;
        }
        boolean first = !dearest.isSlowed();
        dearest.slowDown();
        if (first) {
            log.say(
                    Level.WARN,
                    dearest.entry(),
                    "slowed",
                    spent() + ": this one, the dearest, is read every " + dearest.interval()
                            + " s, and less often yet if that is not enough",
                    null);
        }
    }

    /** The module that cost most and can be read less often; null if there is none. */
    private static @Nullable ModuleUnit dearest(List<ModuleUnit> units) {
        ModuleUnit dearest = null;
        long most = 0;
        for (ModuleUnit unit : units) {
            if (2L * unit.interval() <= LONGEST_SECONDS && unit.cost().windowNanos() > most) {
                dearest = unit;
                most = unit.cost().windowNanos();
            }
        }
        return dearest;
    }

    private String spent() {
        return String.format(
                Locale.ROOT,
                "the modules together took %.3f %% of a core in the last minute, more than core.budget.cpu_percent (%.3f)",
                percent,
                limitPercent);
    }

    private void giveBack(List<ModuleUnit> units) {
        ModuleUnit slowed = cheapestSlowed(units);
        if (slowed == null) {
            if (minutesSinceFaster > LONGEST_WAIT_MINUTES) {
                waitMinutes = 1;
            }
            return;
        }
        boolean room = percent + percentMore(slowed) <= ROOM * limitPercent;
        cheapMinutes = room ? cheapMinutes + 1 : 0;
        if (cheapMinutes < waitMinutes) {
            return;
        }
        cheapMinutes = 0;
        minutesSinceFaster = 0;
        slowed.speedUp();
        if (!slowed.isSlowed()) {
            log.say(
                    Level.INFO,
                    slowed.entry(),
                    "recovered",
                    "is read every " + slowed.interval() + " s again: the modules together take less",
                    null);
        }
    }

    /** The slowed module that costs least when it is read twice as often; null if none is slowed. */
    private static @Nullable ModuleUnit cheapestSlowed(List<ModuleUnit> units) {
        ModuleUnit cheapest = null;
        for (ModuleUnit unit : units) {
            if (unit.isSlowed() && (cheapest == null || percentMore(unit) < percentMore(cheapest))) {
                cheapest = unit;
            }
        }
        return cheapest;
    }

    /** What a module would cost more if it were read twice as often: as much as it does now. */
    private static double percentMore(ModuleUnit unit) {
        return unit.cost().nanosPerRead() / (unit.interval() * 1e7);
    }
}
