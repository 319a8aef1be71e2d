package badger.core.lane;

import badger.core.spi.Emitter;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The thread that calls one emitter; given up with it when an emission does not return. */
final class LaneWorker {
    private final Delivery delivery;
    private final Crew crew;
    private final String entry;
    private final EmitterSource emitters;
    private final @Nullable LaneNames names;
    private final LaneBatch batch;
    private final Thread thread;
    private volatile @Nullable Emitter emitter;
    private volatile boolean givenUp;
    private volatile boolean retired;

    LaneWorker(Delivery delivery, Crew crew, String entry, EmitterSource emitters, @Nullable LaneNames names) {
        this.delivery = delivery;
        this.crew = crew;
        this.entry = entry;
        this.emitters = emitters;
        this.names = names;
        this.batch = new LaneBatch(names);
        this.thread = Thread.ofPlatform().daemon().name("lane-" + entry).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    LaneBatch batch() {
        return batch;
    }

    private void run() {
        try {
            while (connect() && delivery.take(this)) {
                emit();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable defect) {
            crew.broken(defect);
        } finally {
            leave();
        }
    }

    private void leave() {
        if (retired) {
            // the next one does not wait for a close that may hang
            crew.left(this);
            closeEmitter();
        } else {
            closeEmitter();
            crew.left(this);
        }
    }

    /** Makes the emitter if there is none; answers false when there is none to be had and the worker is to end. */
    private boolean connect() throws InterruptedException {
        while (emitter == null) {
            try {
                emitter = emitters.emitter();
            } catch (Throwable failure) {
                if (!delivery.failedToStart(this, failure)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void emit() {
        try {
            emitter().emit(batch);
        } catch (Throwable failure) {
            clearInterrupt();
            delivery.failed(this, failure);
            return;
        }
        clearInterrupt();
        delivery.delivered(this);
    }

    /** Left set by an emitter, it would end this thread at its next wait. */
    private static void clearInterrupt() {
        boolean _ = Thread.interrupted();
    }

    /** Has the emitter forget a closed series. */
    void forget(Series series) {
        try {
            emitter().forget(names == null ? series : names.forget(series));
        } catch (Throwable failure) {
            delivery.failedAside("forgetting a closed series", failure, Level.WARN);
        }
        clearInterrupt();
    }

    private Emitter emitter() {
        Emitter made = emitter;
        if (made == null) {
            throw new IllegalStateException("lane " + entry + " has no emitter yet");
        }
        return made;
    }

    /** Closes the emitter under a call that hangs, from a thread of its own, since closing may hang too. */
    void giveUp() {
        givenUp = true;
        Thread.ofPlatform().daemon().name("close-" + entry).start(this::closeEmitter);
    }

    /** Has it end after the emission it is in. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    private void closeEmitter() {
        Emitter made = emitter;
        if (made != null) {
            try {
                made.close();
            } catch (Throwable failure) {
                delivery.failedAside("closing its emitter", failure, Level.DEBUG);
            }
        }
    }
}
