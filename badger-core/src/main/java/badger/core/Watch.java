package badger.core;

import badger.core.time.WaitingClock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The thread that looks after what should have returned, every second; or more seldom, as long as somebody who wakes up every
 * second anyway will {@link #closely call} it when something is amiss.
 */
final class Watch {
    /** The longest that it sleeps, should nobody call it who should have. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    private final WaitingClock clock;
    private final List<LongSupplier> watched;
    private final Consumer<Throwable> fatal;
    private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * A watch that is not started.
     *
     * @param clock its time
     * @param watched each looks after something and answers when it is to be asked again
     * @param fatal is told if the watch cannot go on: no thread can be started any more
     */
    Watch(WaitingClock clock, List<LongSupplier> watched, Consumer<Throwable> fatal) {
        this.clock = clock;
        this.watched = watched;
        this.fatal = fatal;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                clock.parkUntil(look());
            }
        } catch (Throwable thrown) {
            fatal.accept(thrown);
        }
    }

    /** Answers when to look again; not in the loop, which never ends and hence is never compiled. */
    private long look() {
        long next = clock.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < watched.size(); i++) {
            long due = watched.get(i).getAsLong();
            if (due != Long.MAX_VALUE && due - next < 0) {
                next = due;
            }
        }
        return next;
    }

    /** Has it look now. */
    void closely() {
        LockSupport.unpark(thread);
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
