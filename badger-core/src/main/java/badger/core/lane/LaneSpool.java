package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.tick.SeriesRegistry;
import badger.core.time.WaitingClock;
import org.jspecify.annotations.Nullable;

/** A lane's spool as the lane sees it; one that has none has nothing to do with it. Guarded by the lane's lock. */
final class LaneSpool {
    private final Lane lane;
    private final Outbox outbox;
    private final WaitingClock clock;
    private final @Nullable Spooler spooler;

    LaneSpool(
            Lane lane,
            LaneSettings settings,
            Outbox outbox,
            WaitingClock clock,
            SeriesRegistry registry,
            EventLog log) {
        this.lane = lane;
        this.outbox = outbox;
        this.clock = clock;
        this.spooler = settings.spool()
                .map(spooling -> new Spooler(
                        lane,
                        settings.entry(),
                        spooling,
                        outbox,
                        new SpooledSeries(registry),
                        clock,
                        new SpoolNews(log, settings.entry())))
                .orElse(null);
    }

    /** Goes on under other settings. */
    void use(LaneSettings others) {
        if (spooler != null) {
            others.spool().ifPresent(spooler::use);
        }
    }

    /** Something happened that it may have to do with. */
    void changed() {
        if (spooler != null) {
            outbox.release(lane.isFailing(), clock.nanoTime());
            spooler.wake();
            if (spooler.isBusy()) {
                lane.changed().signalAll();
            }
        }
    }

    /** Waits until what a tick has brought is on disk, if that is where it goes, and not for long. */
    void awaitWritten() {
        try {
            if (spooler != null) {
                spooler.awaitWritten();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the next batch has to wait for what the disk has yet to be told of the last one. */
    boolean isBehind(long now) {
        return spooler != null && spooler.isBehind(now);
    }

    /** Whether it has something to do yet. */
    boolean isBusy() {
        return spooler != null && spooler.isBusy();
    }

    /** Has everything written that is in memory only, and is closed. */
    void close() {
        if (spooler != null) {
            spooler.close();
        }
    }

    SpoolAccount account() {
        return spooler == null ? SpoolAccount.NONE : spooler.account();
    }
}
