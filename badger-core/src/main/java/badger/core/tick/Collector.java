package badger.core.tick;

import badger.core.log.EventLog;
import badger.core.spi.Tick;
import badger.core.time.WaitingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Calls the synchronous modules in turn and keeps them apart. One thread leads; when a call does not return, the watch
 * writes that thread off, another leads on with the next module, and what the late call sets is thrown away. As long as
 * every module behaves, a tick is the work of one thread that hands nothing over.
 */
final class Collector {
    /** How long after its begin a frame leaves without the rows still missing; one module may take half of it. */
    static final long DEADLINE_NANOS = 500_000_000L;
    /** How long a module may keep the others waiting. */
    static final long PATIENCE_NANOS = DEADLINE_NANOS / 2;
    /** How many written-off threads there may be at a time. */
    static final int WRITTEN_OFF_MOST = 8;

    private final WaitingClock clock;
    private final EventLog log;
    private final Consumer<Throwable> fatal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private final Points points = new Points();
    private final List<ModuleUnit> units;

    private @Nullable Thread leader;
    private @Nullable Tick tick;
    /** Until when modules are called in this tick. */
    private long untilNanos;

    private boolean all;
    private int next;
    /** Called in this tick by threads that were written off, and not back yet. */
    private final ArrayList<ModuleUnit> awaited = new ArrayList<>();

    private @Nullable ModuleUnit current;
    private long currentNanos;
    private int writtenOff;

    Collector(WaitingClock clock, EventLog log, List<ModuleUnit> units, Consumer<Throwable> fatal) {
        this.clock = clock;
        this.log = log;
        this.units = List.copyOf(units);
        this.fatal = fatal;
    }

    /** Makes a thread the one that leads. */
    void lead(Thread thread) {
        lock.lock();
        try {
            leader = thread;
        } finally {
            lock.unlock();
        }
    }

    /** The thread that leads, started already; null before there is one. */
    @Nullable
    Thread leader() {
        lock.lock();
        try {
            return leader;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the calling thread leads. */
    boolean isLed() {
        lock.lock();
        try {
            return leader == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a tick; the rows are taken by {@link #collect}.
     *
     * @param begun the tick
     * @param every whether modules whose interval does not fall on it are read too
     */
    void begin(Tick begun, boolean every) {
        lock.lock();
        try {
            tick = begun;
            untilNanos = begun.deadlineNanos();
            all = every;
            next = 0;
            awaited.clear();
            points.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The tick that was begun and has not been sealed, if any. */
    @Nullable
    Tick current() {
        lock.lock();
        try {
            return tick;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls the modules that have not been called in this tick, and seals it.
     *
     * @param cpu what the calling thread uses in this tick
     * @return the points of the tick, the calling thread's until the next begin; null if it has been written off
     */
    @Nullable
    Points collect(LeaderCpu cpu) throws InterruptedException {
        while (true) {
            ModuleUnit unit;
            Tick running;
            long began;
            lock.lock();
            try {
                running = tick;
                if (leader != Thread.currentThread() || running == null) {
                    return null;
                }
                unit = nextDue(running);
                if (unit == null) {
                    return seal(running);
                }
                unit.out(true);
                current = unit;
                began = clock.nanoTime();
                currentNanos = began;
            } finally {
                lock.unlock();
            }
            if (!call(unit, running, began, cpu)) {
                return null;
            }
        }
    }

    private @Nullable ModuleUnit nextDue(Tick running) {
        boolean over = clock.nanoTime() - untilNanos >= 0;
        while (next < units.size()) {
            ModuleUnit unit = units.get(next++);
            if (!all && !unit.isDue(running.epochSecond())) {
                continue;
            }
            if (!over && !unit.isOut()) {
                return unit;
            }
            unit.countMissing();
        }
        return null;
    }

    /** Calls one module; answers whether the calling thread still leads. */
    private boolean call(ModuleUnit unit, Tick running, long readNanos, LeaderCpu cpu) {
        Throwable failure = null;
        try {
            unit.collect(running, clock);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        // left set by a module, it would end the thread that leads, or close the next module's files
        boolean _ = Thread.interrupted();
        if (failure != null) {
            Failures.told(failure, unit, log, fatal);
        }
        lock.lock();
        try {
            boolean leads = leader == Thread.currentThread();
            unit.out(false);
            if (leads) {
                current = null;
                unit.cost().took(unit.lastNanos());
            } else {
                writtenOff--;
                unit.cost().chargeRead(cpu.used(clock.nanoTime()));
            }
            boolean inTime = tick != null && running.nanoTime() == tick.nanoTime();
            if (failure == null && inTime) {
                unit.scope().take(points, readNanos);
            } else {
                unit.scope().discard();
            }
            if (!leads && inTime) {
                awaited.remove(unit);
                returned.signalAll();
            } else if (!leads) {
                unit.countLate();
            }
            return leads;
        } finally {
            lock.unlock();
        }
    }

    private Points seal(Tick running) throws InterruptedException {
        while (!awaited.isEmpty()) {
            if (clock.nanoTime() - running.deadlineNanos() >= 0) {
                break;
            }
            clock.awaitUntil(returned, running.deadlineNanos());
        }
        awaited.forEach(ModuleUnit::countMissing);
        tick = null;
        return points;
    }

    /**
     * Looks after the call that is running.
     *
     * @param replacement a new thread, not started, that leads on if the leader is written off
     * @return when to look again, on the monotonic clock; {@link Long#MAX_VALUE} if nothing is running
     */
    long watch(Supplier<Thread> replacement) {
        lock.lock();
        try {
            ModuleUnit slow = current;
            Tick running = tick;
            if (slow == null || running == null) {
                return Long.MAX_VALUE;
            }
            long now = clock.nanoTime();
            long due = Math.min(currentNanos + patience(running), Math.max(currentNanos, untilNanos));
            if (now - due < 0) {
                return due;
            }
            if (writtenOff >= WRITTEN_OFF_MOST) {
                log.say(
                        Level.ERROR,
                        "collector",
                        WRITTEN_OFF_MOST + " modules hang at a time: waiting for module " + slow.entry()
                                + ", no tick until it returns");
                return now + PATIENCE_NANOS;
            }
            // a thread that cannot be started leaves everything as it is; one that can waits for the lock
            Thread started = replacement.get();
            started.start();
            leader = started;
            writtenOff++;
            // the time in which nobody looked is not taken from the other modules
            untilNanos = running.deadlineNanos() + now - due;
            awaited.add(slow);
            current = null;
            log.say(
                    Level.WARN,
                    slow.entry(),
                    "did not return within " + patience(running) / 1_000_000
                            + " ms: the others go on without it, its frames leave without its row");
            return Long.MAX_VALUE;
        } finally {
            lock.unlock();
        }
    }

    /** Half of what the tick has: the first, in which everything is loaded, has more. */
    private static long patience(Tick running) {
        return (running.deadlineNanos() - running.nanoTime()) / 2;
    }

    List<ModuleUnit> units() {
        return units;
    }

    /** Threads that hang in a module now. */
    int writtenOff() {
        lock.lock();
        try {
            return writtenOff;
        } finally {
            lock.unlock();
        }
    }
}
