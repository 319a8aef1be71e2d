package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.tick.Points;
import badger.core.time.WaitingClock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The way from the core to one emitter: takes every tick's points without ever waiting, and delivers them in order, as
 * often as it takes. What happened to each point stands in its {@link LaneAccount}.
 */
public final class Lane {
    /** Network lanes spread over so much of the second, by the host's name, so that a fleet does not send as one. */
    private static final long SPREAD_NANOS = 800_000_000L;

    private final Host host;
    private final WaitingClock clock;
    private final EventLog log;
    private final LaneEvents events;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private LaneSettings settings;
    private Intake intake;
    private Window window;
    private long offsetNanos;
    private final Outbox outbox;
    private final Delivery delivery;
    /** The last frame that may be sent, by its serial. */
    private long released = -1;
    /** The end of the interval that the newest frame is of. */
    private long intervalEnd;

    private boolean stopping;
    private boolean ended;

    /**
     * A lane that takes frames, and sends them once it is started.
     *
     * @param settings how it treats what comes
     * @param host the host that frames are stamped with
     * @param emitters makes its emitter, and another when one hangs
     * @param clock its time
     * @param random its jitter
     * @param log where it says what went wrong
     * @param events told of its end
     */
    public Lane(
            LaneSettings settings,
            Host host,
            EmitterSource emitters,
            WaitingClock clock,
            RandomGenerator random,
            EventLog log,
            LaneEvents events) {
        this.settings = settings;
        this.host = host;
        this.clock = clock;
        this.log = log;
        this.events = events;
        this.intake = new Intake(settings);
        this.window = new Window(settings, intake);
        this.outbox = new Outbox(settings.queueBytes());
        this.delivery = new Delivery(this, settings, emitters, outbox, clock, new Backoff(random), log);
        this.offsetNanos = offset(settings, host);
    }

    /** Where in the second a lane sends: at once if it is local, else by the host's name. */
    private static long offset(LaneSettings settings, Host host) {
        return settings.local() ? 0 : Math.floorMod(spread(host.hostname()), SPREAD_NANOS);
    }

    /** A number that is the same on every start and differs between hosts whose names differ in a digit. */
    private static long spread(String hostname) {
        long hash = hostname.hashCode() * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 32);
    }

    /**
     * Goes on under other settings with another emitter: what is queued stays, what is being sent ends first.
     *
     * @param others the settings from the next tick on
     * @param emitters makes the emitter from the next emission on
     */
    public void replace(LaneSettings others, EmitterSource emitters) {
        lock.lock();
        try {
            flushWindow();
            settings = others;
            intake = new Intake(others);
            window = new Window(others, intake);
            offsetNanos = offset(others, host);
            delivery.replace(others, emitters);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Starts sending. */
    public void start() {
        lock.lock();
        try {
            delivery.start();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a tick's points; never waits for the emitter.
     *
     * @param epochSecond the tick's nominal second
     * @param points its points, read before this returns
     */
    public void offer(long epochSecond, Points points) {
        lock.lock();
        try {
            if (ended || stopping) {
                return;
            }
            if (settings.interval() == 1 || settings.rollup() == Rollup.ALL) {
                LaneFrame frame = outbox.frame(host, epochSecond, clock.nanoTime() + offsetNanos);
                intake.fill(frame, points);
                release(frame);
                add(frame);
            } else {
                gather(epochSecond, points);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets a frame go now, or with the last tick of its interval. */
    private void release(LaneFrame frame) {
        long end = window.endOf(frame.epochSecond());
        if (end == frame.epochSecond()) {
            released = frame.serial();
        } else if (end != intervalEnd) {
            released = frame.serial() - 1;
        }
        intervalEnd = end;
    }

    private void gather(long epochSecond, Points points) {
        if (window.startsAnew(epochSecond)) {
            flushWindow();
        }
        window.add(epochSecond, points);
        if (window.end() == epochSecond) {
            flushWindow();
        }
    }

    private void flushWindow() {
        if (window.isEmpty()) {
            return;
        }
        LaneFrame frame = outbox.frame(host, window.end(), clock.nanoTime() + offsetNanos);
        window.flush(frame);
        released = frame.serial();
        add(frame);
    }

    private void add(LaneFrame frame) {
        if (frame.size() == 0) {
            // the last tick of an interval lets the others go, though it has nothing itself
            changed.signalAll();
            return;
        }
        int gone = outbox.add(frame);
        if (gone > 0) {
            log.say(
                    Level.WARN,
                    settings.entry(),
                    "queue full",
                    "its queue is full: the oldest frames are dropped, " + gone + " points now",
                    null);
        }
        changed.signalAll();
    }

    /** Forgets a series that was closed, once what was collected of it has been sent. */
    public void forget(Series series) {
        lock.lock();
        try {
            window.forget(series);
            if (intake.forget(series) instanceof Series sent && !ended) {
                delivery.forget(sent, outbox.nextSerial());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The entry it is configured under. */
    public String entry() {
        return settings.entry();
    }

    /** Whether it takes no more frames because nobody reads its sink, or it was stopped. */
    public boolean isOver() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** What became of its points so far. */
    public LaneAccount account() {
        lock.lock();
        try {
            return delivery.account();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks after the emission that is under way; called by the watch.
     *
     * @return when to look again, on the monotonic clock; {@link Long#MAX_VALUE} if nothing is overdue soon
     */
    public long watch() {
        lock.lock();
        try {
            return delivery.watch(clock.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more frames and sends what there is, without waiting for its place in the second. */
    public void stop() {
        lock.lock();
        try {
            if (settings.interval() > 1 && settings.rollup() != Rollup.ALL) {
                flushWindow();
            }
            stopping = true;
            released = Long.MAX_VALUE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything is sent; what is left then is dropped, and counted.
     *
     * @param nanoTime until when at most, on the monotonic clock
     */
    public void awaitEnd(long nanoTime) throws InterruptedException {
        lock.lock();
        try {
            while (!ended && delivery.isRunning() && clock.nanoTime() - nanoTime < 0) {
                clock.awaitUntil(changed, nanoTime);
            }
            if (!ended) {
                end(DropReason.STOPPED);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the lane under its lock; what it still has is dropped. */
    void end(DropReason reason) {
        ended = true;
        long gone = outbox.dropAll(reason);
        if (gone > 0) {
            // A reader that leaves (badger | head) is no news to whoever made it leave.
            Level level = reason == DropReason.SINK_CLOSED ? Level.DEBUG : Level.WARN;
            log.say(
                    level,
                    settings.entry(),
                    reason.label(),
                    gone + " points were not delivered: " + reason.words(),
                    null);
        }
        delivery.end();
        changed.signalAll();
    }

    void sinkClosed() {
        events.sinkClosed(this);
    }

    void fatal(Throwable failure) {
        events.fatal(failure);
    }

    ReentrantLock lock() {
        return lock;
    }

    Condition changed() {
        return changed;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isEnded() {
        return ended;
    }

    /** The oldest frame that may be sent now or later; null if there is none yet. */
    @Nullable
    LaneFrame next() {
        LaneFrame head = outbox.head();
        return head != null && head.serial() <= released ? head : null;
    }

    long released() {
        return released;
    }
}
