package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.RetryLaterException;
import badger.core.spi.Series;
import badger.core.spi.SinkClosedException;
import badger.core.tick.Failures;
import badger.core.time.WaitingClock;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The sending half of a lane: which worker sends, when it may, and what is made of the outcome. Guarded by the lane's
 * lock, but for the emission itself.
 */
final class Delivery {
    /** Emissions that may hang at a time before no other is tried. */
    private static final int HUNG_MOST = 3;
    /** A back end may ask to be left alone for so long at most. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Lane lane;
    private final Outbox outbox;
    private final WaitingClock clock;
    private final Backoff backoff;
    private final EventLog log;
    private final ArrayDeque<Closed> closed = new ArrayDeque<>();

    private LaneSettings settings;
    private EmitterSource emitters;
    private @Nullable LaneWorker worker;
    private boolean emitting;
    private long emittingSince;
    private long retryNanos = Long.MIN_VALUE;
    private long failingSince;
    private int mostPoints;
    private int hung;

    Delivery(
            Lane lane,
            LaneSettings settings,
            EmitterSource emitters,
            Outbox outbox,
            WaitingClock clock,
            Backoff backoff,
            EventLog log) {
        this.lane = lane;
        this.settings = settings;
        this.emitters = emitters;
        this.outbox = outbox;
        this.clock = clock;
        this.backoff = backoff;
        this.log = log;
        this.mostPoints = settings.maxPoints();
        this.retryNanos = clock.nanoTime();
    }

    void start() {
        worker = new LaneWorker(this, settings.entry(), emitters);
        worker.start();
    }

    /** Has another emitter take over once the one that is sending has come back. */
    void replace(LaneSettings others, EmitterSource source) {
        settings = others;
        emitters = source;
        mostPoints = others.maxPoints();
        retryNanos = clock.nanoTime();
        if (worker != null) {
            worker.retire();
        }
    }

    boolean isRunning() {
        return worker != null;
    }

    LaneAccount account() {
        return outbox.ledger().read(hung);
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
                if (!by.equals(worker) || by.isRetired() || lane.isEnded()) {
                    return false;
                }
                gone = nextForgotten();
                LaneFrame head = lane.next();
                if (gone == null && head == null) {
                    if (lane.isStopping()) {
                        return false;
                    }
                    lane.changed().await();
                } else if (gone == null && head != null) {
                    long due = lane.isStopping() ? retryNanos : later(head.dueNanos(), retryNanos);
                    if (due - clock.nanoTime() <= 0) {
                        begin(by);
                        return true;
                    }
                    clock.awaitUntil(lane.changed(), due);
                }
            } finally {
                lane.lock().unlock();
            }
            if (gone != null) {
                by.forget(gone);
            }
        }
    }

    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }

    private void begin(LaneWorker by) {
        emittingSince = clock.nanoTime();
        by.batch()
                .begin(
                        settings.local()
                                ? Long.MAX_VALUE
                                : emittingSince + settings.timeout().toNanos());
        outbox.fill(by.batch(), mostPoints, lane.released());
        emitting = true;
    }

    /** A closed series of which everything has been sent; null if there is none. */
    private @Nullable Series nextForgotten() {
        LaneFrame head = outbox.head();
        return !closed.isEmpty() && (head == null || closed.getFirst().serial <= head.serial())
                ? closed.removeFirst().series
                : null;
    }

    /** All of the batch was taken. */
    void delivered(LaneWorker by) {
        lane.lock().lock();
        try {
            if (!stillIts(by)) {
                return;
            }
            outbox.settle(by.batch(), null);
            outbox.ledger().emitted(clock.nanoTime() - emittingSince);
            mostPoints = (int) Math.min(settings.maxPoints(), mostPoints * 2L);
            if (backoff.failures() > 0) {
                long seconds = (clock.nanoTime() - failingSince) / 1_000_000_000;
                log.say(
                        Level.INFO,
                        settings.entry(),
                        "recovered",
                        "delivers again after " + seconds + " s and " + backoff.failures() + " failed attempts",
                        null);
                backoff.succeeded();
            }
        } finally {
            lane.lock().unlock();
        }
    }

    /** The emission threw. */
    void failed(LaneWorker by, Throwable failure) {
        boolean sinkClosed = false;
        lane.lock().lock();
        try {
            if (stillIts(by)) {
                outbox.ledger().fail();
                // of an emitter that is being replaced it says nothing about the next one's sink
                sinkClosed = failure instanceof SinkClosedException && !by.isRetired();
                if (sinkClosed) {
                    log.say(Level.DEBUG, settings.entry(), "nobody reads it any more: " + failure.getMessage());
                    lane.end(DropReason.SINK_CLOSED);
                } else {
                    keep(by.batch(), failure);
                }
            }
        } finally {
            lane.lock().unlock();
        }
        if (sinkClosed) {
            lane.sinkClosed();
        }
        tellIfFatal(failure);
    }

    private void keep(LaneBatch batch, Throwable failure) {
        switch (failure) {
            case BatchRejectedException refusal -> refuse(batch, refusal);
            case RetryLaterException later -> retry(batch, later, nanos(later.pause()));
            default -> {
                outbox.doubt(batch);
                retry(batch, failure, 0);
            }
        }
    }

    /** A pause that a back end asks for; what comes off a wire may be any number. */
    private static long nanos(Duration pause) {
        return pause.isNegative() ? 0 : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE.toNanos() : pause.toNanos();
    }

    private void tellIfFatal(Throwable failure) {
        if (Failures.isFatal(failure)) {
            lane.fatal(failure);
        }
    }

    /** The emitter could not be made. */
    void failedToStart(LaneWorker by, Throwable failure) throws InterruptedException {
        tellIfFatal(failure);
        lane.lock().lock();
        try {
            if (by.equals(worker)) {
                outbox.ledger().fail();
                retry(by.batch(), failure, 0);
                while (by.equals(worker)
                        && !by.isRetired()
                        && !lane.isStopping()
                        && !lane.isEnded()
                        && retryNanos - clock.nanoTime() > 0) {
                    clock.awaitUntil(lane.changed(), retryNanos);
                }
            }
        } finally {
            lane.lock().unlock();
        }
    }

    /** Something that is no emission failed: what it was for goes on. */
    void failedAside(String what, Throwable failure, Level level) {
        log.say(level, settings.entry(), what + " failed: " + Failures.text(failure));
        tellIfFatal(failure);
    }

    /** The worker cannot go on, by a defect of the core. */
    void broken(Throwable defect) {
        lane.fatal(defect);
    }

    private void refuse(LaneBatch batch, BatchRejectedException refusal) {
        if (!refusal.points().isEmpty() && outbox.reject(batch, refusal.points()) > 0) {
            sayRefused(refusal, refusal.points().size() + " points");
        } else if (batch.points() == 1) {
            String name = batch.frame(0).series(0).name();
            outbox.settle(batch, DropReason.REJECTED);
            sayRefused(refusal, "series '" + name + "'");
        } else {
            mostPoints = Math.max(1, batch.points() / 2);
            outbox.putBack();
        }
    }

    private void sayRefused(BatchRejectedException refusal, String what) {
        log.say(
                Level.WARN,
                settings.entry(),
                Failures.kind(refusal),
                "the back end refuses " + what + ", which are dropped; it says: " + refusal.getMessage(),
                null);
    }

    private void retry(LaneBatch batch, Throwable failure, long pauseNanos) {
        outbox.putBack();
        pause(pauseNanos);
        log.say(
                Level.WARN,
                settings.entry(),
                Failures.kind(failure),
                "could not deliver " + batch.points() + " points, which are kept; trying again: "
                        + Failures.text(failure),
                failure);
    }

    private void pause(long atLeastNanos) {
        if (backoff.failures() == 0) {
            failingSince = clock.nanoTime();
        }
        retryNanos = clock.nanoTime() + Math.max(atLeastNanos, backoff.afterFailure());
    }

    /** Ends an emission; answers false if it had been given up and its outcome no longer counts. */
    private boolean stillIts(LaneWorker by) {
        if (by.equals(worker) && !lane.isEnded()) {
            emitting = false;
            return true;
        }
        return false;
    }

    /** Whether a worker is still this lane's. */
    boolean isWanted(LaneWorker by) {
        lane.lock().lock();
        try {
            return by.equals(worker) && !by.isRetired() && !lane.isStopping() && !lane.isEnded();
        } finally {
            lane.lock().unlock();
        }
    }

    /** The worker's thread is about to end. */
    void left(LaneWorker by) {
        lane.lock().lock();
        try {
            if (by.equals(worker)) {
                worker = null;
                if (by.isRetired() && !lane.isEnded()) {
                    start();
                }
            } else if (by.isGivenUp()) {
                hung--;
                if (worker == null && !lane.isEnded()) {
                    start();
                }
            }
            lane.changed().signalAll();
        } finally {
            lane.lock().unlock();
        }
    }

    /** Gives an overdue emission up; answers when to look again. */
    long watch(long now) {
        LaneWorker slow = worker;
        if (!emitting || slow == null || settings.local()) {
            return Long.MAX_VALUE;
        }
        long due = emittingSince + settings.timeout().toNanos();
        if (now - due < 0) {
            return due;
        }
        emitting = false;
        hung++;
        outbox.ledger().fail();
        outbox.putBackHeld(slow.batch());
        pause(0);
        log.say(
                Level.WARN,
                settings.entry(),
                "overdue",
                "no end of an emission after " + settings.timeout().toMillis() + " ms: its connection is closed, "
                        + slow.batch().points() + " points are kept",
                null);
        worker = null;
        slow.giveUp();
        if (hung <= HUNG_MOST) {
            start();
        } else {
            log.say(Level.ERROR, settings.entry(), HUNG_MOST + 1 + " emissions hang: none is tried until one returns");
        }
        return Long.MAX_VALUE;
    }

    /** Ends the worker as soon as it comes back. */
    void end() {
        emitting = false;
        closed.clear();
    }

    private record Closed(Series series, long serial) {}
}
