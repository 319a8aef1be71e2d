package badger.core.lane;

import badger.core.spi.Emitter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The thread that calls one emitter; given up with it when an emission does not return. */
final class LaneWorker {
    private final Delivery delivery;
    private final String entry;
    private final EmitterSource emitters;
    private final LaneBatch batch = new LaneBatch();
    private final Thread thread;
    private volatile @Nullable Emitter emitter;
    private volatile boolean givenUp;
    private volatile boolean retired;

    LaneWorker(Delivery delivery, String entry, EmitterSource emitters) {
        this.delivery = delivery;
        this.entry = entry;
        this.emitters = emitters;
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
        } finally {
            closeEmitter();
            delivery.left(this);
        }
    }

    /** Makes the emitter if there is none; answers false when there is none to be had and the worker is to end. */
    private boolean connect() throws InterruptedException {
        while (emitter == null) {
            try {
                emitter = emitters.emitter();
            } catch (Exception e) {
                delivery.failedToStart(this, e);
                if (!delivery.isWanted(this)) {
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
            delivery.failed(this, failure);
            return;
        }
        delivery.delivered(this);
    }

    Emitter emitter() {
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
            } catch (IOException | RuntimeException e) {
                delivery.failedToClose(e);
            }
        }
    }
}
