package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.tick.Points;
import badger.core.tick.SeriesRegistry;
import badger.core.time.WaitingClock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way from the core to one emitter: takes every tick's points without waiting for the emitter, and delivers them, live
 * ones in order, as often as it takes. What happened to each point stands in its {@link LaneAccount}.
 */
public final class Lane {
    private final WaitingClock clock;
    private final LaneNews news;
    private final SeriesRegistry registry;
    private final LaneEvents events;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Outbox outbox;
    private final Settlement settlement;
    private final LaneSpool spool;
    private final Delivery delivery;
    private final Assembly assembly;
    private LaneSettings settings;
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
     * @param registry knows the series of what is found in its spool
     * @param log where it says what went wrong
     * @param events told of its end
     */
    public Lane(
            LaneSettings settings,
            Host host,
            EmitterSource emitters,
            WaitingClock clock,
            RandomGenerator random,
            SeriesRegistry registry,
            EventLog log,
            LaneEvents events) {
        this.settings = settings;
        this.clock = clock;
        this.news = new LaneNews(log, settings.entry());
        this.registry = registry;
        this.events = events;
        this.outbox = new Outbox(settings);
        this.settlement = new Settlement(outbox);
        this.spool = new LaneSpool(this, settings, outbox, clock, registry, log);
        this.delivery =
                new Delivery(this, settings, emitters, outbox, settlement, spool, clock, new Backoff(random), news);
        this.assembly = new Assembly(settings, host, outbox, clock, delivery::add);
    }

    /** Starts sending. */
    public void start() {
        lock.lock();
        try {
            delivery.crew().start();
            spool.changed();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on under other settings with another emitter: what is queued and spooled stays, what is being sent ends first.
     *
     * @param others the settings from the next tick on, of the same confirmation
     * @param emitters makes the emitter from the next emission on
     * @throws IllegalArgumentException if the confirmation is another: the emitter is of another kind
     */
    public void replace(LaneSettings others, EmitterSource emitters) {
        if (others.confirmation() != settings.confirmation()) {
            throw new IllegalArgumentException("lane " + settings.entry() + " is of another kind");
        }
        lock.lock();
        try {
            assembly.use(others);
            settings = others;
            outbox.use(others);
            delivery.replace(others, emitters);
            spool.use(others);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a tick's points; never waits for the emitter, and for a disk only if they go there, and not for long.
     *
     * @param epochSecond the tick's nominal second
     * @param points its points, read before this returns
     */
    public void offer(long epochSecond, Points points) {
        lock.lock();
        try {
            if (!ended && !stopping) {
                settlement.confirm(clock.nanoTime());
                assembly.offer(epochSecond, points);
                spool.changed();
                spool.awaitWritten();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a series that was closed, once what was collected of it has been sent. */
    public void forget(Series series) {
        lock.lock();
        try {
            Series sent = assembly.forget(series);
            if (sent != null) {
                forgetSent(sent);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same of a series as it was sent; under the lane's lock. */
    void forgetSent(Series sent) {
        if (!ended) {
            delivery.forget(sent, outbox.nextSerial());
        }
    }

    /** Has it need as little memory as it can, for what waits is then spooled, or as much as it is allowed again. */
    public void memoryShort(boolean now) {
        lock.lock();
        try {
            outbox.memoryShort(now);
            spool.changed();
            changed.signalAll();
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
            return outbox.ledger().read(delivery.crew().hung(), spool.account());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Looks after the emission that is under way; called by the watch. Answers when to look again, on the monotonic clock:
     * {@link Long#MAX_VALUE} if nothing is overdue soon.
     */
    public long watch() {
        lock.lock();
        try {
            return delivery.watch(clock.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Whether this lane {@link LaneEvents#watchClosely says so} within a second or so if no new frame comes. */
    public boolean isAttentive() {
        lock.lock();
        try {
            return !ended && !stopping && delivery.isAttentive(clock.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more frames and sends what it has in memory, without waiting for its place in the second. */
    public void stop() {
        lock.lock();
        try {
            assembly.finish();
            stopping = true;
            events.watchClosely();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what is in memory is sent; what is left then is spooled, see {@link #awaitEnd}.
     *
     * @param nanoTime until when at most, on the monotonic clock
     */
    public void awaitDelivered(long nanoTime) throws InterruptedException {
        lock.lock();
        try {
            while (!ended && delivery.crew().isRunning() && clock.nanoTime() - nanoTime < 0) {
                clock.awaitUntil(changed, nanoTime);
            }
            if (!ended) {
                if (!delivery.isFailing()) {
                    settlement.confirmAll(clock.nanoTime());
                }
                spool.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what could not be sent is spooled; what could not be spooled either is dropped, and counted.
     *
     * @param nanoTime until when at most, on the monotonic clock
     */
    public void awaitEnd(long nanoTime) throws InterruptedException {
        lock.lock();
        try {
            while (!ended && spool.isBusy() && clock.nanoTime() - nanoTime < 0) {
                clock.awaitUntil(changed, nanoTime);
            }
            if (!ended) {
                end(DropReason.STOPPED);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the lane under its lock; what it still has in memory is dropped. */
    void end(DropReason reason) {
        ended = true;
        news.ended(outbox.dropAll(reason), reason);
        delivery.end();
        changed.signalAll();
    }

    LaneEvents events() {
        return events;
    }

    /** Names for a new emitter; null if no rule gives any. */
    @Nullable
    LaneNames names() {
        return settings.rules().renaming().isEmpty() ? null : new LaneNames(settings.rules(), registry, news::notNamed);
    }

    LaneSpool spool() {
        return spool;
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

    boolean isFailing() {
        return delivery.isFailing();
    }
}
