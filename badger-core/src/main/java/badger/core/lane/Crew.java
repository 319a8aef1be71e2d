package badger.core.lane;

import org.jspecify.annotations.Nullable;

/** The workers of a lane: one that sends, and those whose emission hangs and was given up. Guarded by the lane's lock. */
final class Crew {
    /** Emissions that may hang at a time before no other is tried. */
    private static final int HUNG_MOST = 3;

    private final Lane lane;
    private final Delivery delivery;
    private final LaneNews news;
    private final String entry;
    private EmitterSource emitters;
    private @Nullable LaneWorker worker;
    private int hung;

    Crew(Lane lane, Delivery delivery, String entry, EmitterSource emitters, LaneNews news) {
        this.lane = lane;
        this.delivery = delivery;
        this.entry = entry;
        this.emitters = emitters;
        this.news = news;
    }

    void start() {
        worker = new LaneWorker(delivery, this, entry, emitters, lane.names());
        worker.start();
    }

    /** Has another emitter take over once the one that is sending has come back. */
    void replace(EmitterSource source) {
        emitters = source;
        if (worker != null) {
            worker.retire();
        }
    }

    @Nullable
    LaneWorker worker() {
        return worker;
    }

    boolean isRunning() {
        return worker != null;
    }

    int hung() {
        return hung;
    }

    /** Whether a worker's outcome counts: it has not been given up, and the lane has not ended. */
    boolean counts(LaneWorker by) {
        return by.equals(worker) && !lane.isEnded();
    }

    /** Whether a worker is to send another batch. */
    boolean goesOn(LaneWorker by) {
        return counts(by) && !by.isRetired();
    }

    /** Gives up the worker whose emission is overdue; another starts unless too many hang. */
    void giveUp(LaneWorker slow) {
        hung++;
        worker = null;
        slow.giveUp();
        if (hung <= HUNG_MOST) {
            start();
        } else {
            news.tooManyHang(hung);
        }
    }

    /** A worker cannot go on, by a defect of the core. */
    void broken(Throwable defect) {
        lane.events().fatal(defect);
    }

    /** A worker's thread is about to end; takes the lock. */
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
}
