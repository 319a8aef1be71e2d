package badger.core.lane;

import badger.core.spi.Series;
import badger.core.spi.SinkClosedException;
import badger.core.tick.Failures;
import badger.core.time.WaitingClock;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The sending half of a lane: what is sent next, when, and until when it is to be done; {@link Outcomes} tells what comes of
 * it. Guarded by the lane's lock, but for the emission itself.
 */
final class Delivery {
    /** An emission that takes longer is to be looked after. */
    private static final long STALL_NANOS = 1_000_000_000L;

    private final Lane lane;
    private final Outbox outbox;
    private final Settlement settlement;
    private final LaneSpool spool;
    private final WaitingClock clock;
    private final Setback setback;
    private final Outcomes outcomes;
    private final Rest rest;
    private final Pace pace = new Pace();
    private final LaneNews news;
    private final Crew crew;
    private final ArrayDeque<Closed> closed = new ArrayDeque<>();

    private LaneSettings settings;
    private boolean emitting;
    private long emittingSince;

    /** A series that was closed when the next frame's serial was this. */
    private record Closed(Series series, long serial) {}

    Delivery(
            Lane lane,
            LaneSettings settings,
            EmitterSource emitters,
            Outbox outbox,
            Settlement settlement,
            LaneSpool spool,
            WaitingClock clock,
            Backoff backoff,
            LaneNews news) {
        this.lane = lane;
        this.settings = settings;
        this.outbox = outbox;
        this.settlement = settlement;
        this.spool = spool;
        this.clock = clock;
        this.setback = new Setback(clock, backoff);
        this.outcomes = new Outcomes(settings, settlement, clock, setback, news);
        this.rest = new Rest(clock, lane.changed(), lane.events()::watchClosely);
        this.news = news;
        this.crew = new Crew(lane, this, settings.entry(), emitters, news);
    }

    Crew crew() {
        return crew;
    }

    /** Goes on with another emitter once the one that is sending has come back. */
    void replace(LaneSettings others, EmitterSource source) {
        settings = others;
        outcomes.use(others);
        crew.replace(source);
    }

    /** Whether the last emission failed. */
    boolean isFailing() {
        return setback.isThere();
    }

    /** Takes a frame; wakes nobody for one that will be sent in time anyway. */
    void add(LaneFrame frame) {
        if (frame.size() > 0) {
            pace.live(frame.size(), settings);
            int gone = outbox.add(frame, clock.nanoTime());
            if (gone > 0) {
                news.queueFull(gone);
            }
        }
        if (emitting && clock.nanoTime() - emittingSince >= STALL_NANOS) {
            lane.events().watchClosely();
        }
        // the last tick of an interval lets the others go, though it has nothing itself
        if (!rest.isFor(frame, settings)) {
            lane.changed().signalAll();
        }
    }

    void forget(Series series, long serial) {
        closed.add(new Closed(series, serial));
    }

    /**
     * Waits for the next batch.
     *
     * @return whether there is one; false when the worker is to end
     */
    boolean take(LaneWorker by) throws InterruptedException {
        while (true) {
            Series gone;
            lane.lock().lock();
            try {
                if (!crew.goesOn(by)) {
                    return false;
                }
                gone = nextForgotten();
                if (gone == null) {
                    if (lane.isStopping() && outbox.next() == null) {
                        return false;
                    }
                    if (begin(by)) {
                        return true;
                    }
                }
            } finally {
                lane.lock().unlock();
            }
            if (gone != null) {
                by.forget(gone);
            }
        }
    }

    /** Begins with what is due, live frames first; waits a while if nothing is. */
    private boolean begin(LaneWorker by) throws InterruptedException {
        long now = clock.nanoTime();
        LaneFrame live = outbox.next();
        LaneFrame old = lane.isStopping() || outbox.isReplayPaused(isFailing())
                ? null
                : outbox.backlog().head();
        if (live == null && old == null) {
            rest.awaitFrame();
            return false;
        }
        long liveDue =
                live == null ? Long.MAX_VALUE : later(lane.isStopping() ? now : live.dueNanos(), setback.retryNanos());
        long oldDue = old == null ? Long.MAX_VALUE : later(pace.dueNanos(now), setback.retryNanos());
        boolean isLive = old == null || (live != null && liveDue - now <= 0) || (live != null && liveDue - oldDue <= 0);
        long due = isLive ? liveDue : oldDue;
        if (spool.isBehind(now)) {
            due = later(due, outbox.marks().patienceNanos());
        }
        if (due - now > 0) {
            rest.until(due);
            return false;
        }
        fill(by.batch(), isLive ? outbox.live() : outbox.backlog(), now);
        return true;
    }

    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }

    private void fill(LaneBatch batch, LaneQueue from, long now) {
        emittingSince = now;
        batch.begin(
                from,
                settings.isLocal() ? Long.MAX_VALUE : now + settings.timeout().toNanos());
        boolean live = from == outbox.live();
        from.fill(batch, outcomes.mostPoints(), live ? outbox.allowed() : Long.MAX_VALUE);
        if (!live) {
            pace.spend(batch.points(), now);
        }
        emitting = true;
    }

    /** A closed series of which everything has been sent; null if there is none. */
    private @Nullable Series nextForgotten() {
        return !closed.isEmpty() && closed.getFirst().serial <= settlement.oldestSerial()
                ? closed.removeFirst().series
                : null;
    }

    /** All of the batch was taken. */
    void delivered(LaneWorker by) {
        lane.lock().lock();
        try {
            if (!landed(by)) {
                return;
            }
            long now = clock.nanoTime();
            outbox.ledger().emitted(now - emittingSince);
            outcomes.delivered(by.batch(), now);
            spool.changed();
        } finally {
            lane.lock().unlock();
        }
    }

    /** The emission threw. */
    void failed(LaneWorker by, Throwable failure) {
        boolean sinkClosed = false;
        lane.lock().lock();
        try {
            if (landed(by)) {
                outbox.ledger().fail();
                // of an emitter that is being replaced it says nothing about the next one's sink
                sinkClosed = failure instanceof SinkClosedException && !by.isRetired();
                if (sinkClosed) {
                    news.sinkClosed(failure);
                    lane.end(DropReason.SINK_CLOSED);
                } else {
                    outcomes.failed(by.batch(), failure);
                    spool.changed();
                    lane.events().watchClosely();
                }
            }
        } finally {
            lane.lock().unlock();
        }
        if (sinkClosed) {
            lane.events().sinkClosed(lane);
        }
        tellIfFatal(failure);
    }

    private void tellIfFatal(Throwable failure) {
        if (Failures.isFatal(failure)) {
            lane.events().fatal(failure);
        }
    }

    /** The emitter could not be made: waits before the next try. */
    boolean failedToStart(LaneWorker by, Throwable failure) throws InterruptedException {
        tellIfFatal(failure);
        lane.lock().lock();
        try {
            if (crew.goesOn(by)) {
                outbox.ledger().fail();
                setback.add(0);
                news.notMade(failure);
                spool.changed();
            }
            while (crew.goesOn(by) && !lane.isStopping() && setback.retryNanos() - clock.nanoTime() > 0) {
                clock.awaitUntil(lane.changed(), setback.retryNanos());
            }
            return crew.goesOn(by) && !lane.isStopping();
        } finally {
            lane.lock().unlock();
        }
    }

    /** Something that is no emission failed: what it was for goes on. */
    void failedAside(String what, Throwable failure, Level level) {
        news.failedAside(what, failure, level);
        tellIfFatal(failure);
    }

    /** Ends an emission; answers false if it had been given up and its outcome no longer counts. */
    private boolean landed(LaneWorker by) {
        if (crew.counts(by)) {
            emitting = false;
            return true;
        }
        return false;
    }

    /** Whether its worker will notice within a second or so that there is no new frame. */
    boolean isAttentive(long now) {
        return settings.interval() == 1
                && !settings.atOnce()
                && !isFailing()
                && outbox.backlog().head() == null
                && (emitting ? now - emittingSince < STALL_NANOS : rest.endsSoon(now));
    }

    /** Gives an overdue emission up; answers when to look again. */
    long watch(long now) {
        LaneWorker slow = crew.worker();
        if (!emitting || slow == null || settings.isLocal()) {
            return Long.MAX_VALUE;
        }
        long due = emittingSince + settings.timeout().toNanos();
        if (now - due < 0) {
            return due;
        }
        emitting = false;
        outbox.ledger().fail();
        outcomes.overdue(slow.batch(), now);
        crew.giveUp(slow);
        spool.changed();
        return Long.MAX_VALUE;
    }

    /** Ends the worker as soon as it comes back. */
    void end() {
        emitting = false;
        closed.clear();
    }
}
