package badger.core;

import badger.core.lane.Lane;
import badger.core.log.EventLog;
import badger.core.tick.Failures;
import badger.core.tick.ModuleUnit;
import badger.core.tick.TickLoop;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.event.Level;

/** How an agent ends in a limited time: no more ticks, what is queued sent or spooled, the modules closed. */
final class Ending {
    /** How long a tick that is running may take to end, in nanoseconds. */
    private static final long LAST_TICK_NANOS = 500_000_000L;

    /** The part of the time that is kept for writing to disk what could not be delivered. */
    private static final int SPOOL_PART = 4;

    private final TickLoop loop;
    private final List<Lane> lanes;
    private final Watch watch;
    private final WaitingClock clock;
    private final EventLog log;

    Ending(TickLoop loop, List<Lane> lanes, Watch watch, WaitingClock clock, EventLog log) {
        this.loop = loop;
        this.lanes = lanes;
        this.watch = watch;
        this.clock = clock;
        this.log = log;
    }

    /** Ends it within so long, whoever hangs. */
    void within(Duration budget) throws InterruptedException {
        long deadline = clock.nanoTime() + budget.toNanos();
        loop.stop();
        loop.awaitEnd(Math.min(deadline, clock.nanoTime() + LAST_TICK_NANOS));
        lanes.forEach(Lane::stop);
        long spoolFrom = deadline - budget.toNanos() / SPOOL_PART;
        for (Lane lane : lanes) {
            lane.awaitDelivered(spoolFrom);
        }
        for (Lane lane : lanes) {
            lane.awaitEnd(deadline);
        }
        watch.stop();
        Thread closing = Thread.ofPlatform().daemon().name("close-modules").start(this::closeModules);
        closing.join(Duration.ofMillis(200));
    }

    private void closeModules() {
        for (ModuleUnit unit : loop.modules()) {
            try {
                unit.close();
            } catch (IOException | RuntimeException e) {
                log.say(Level.DEBUG, unit.entry(), "closing it failed: " + Failures.text(e));
            }
        }
    }
}
