package badger.core.tick;

import badger.core.cost.OwnProcess;
import badger.core.cost.ThreadCpu;
import badger.core.log.EventLog;
import badger.core.spi.Tick;
import badger.core.time.WaitingClock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A module with a thread of its own. Its points join the first frame after its {@code collect} returned; older than its
 * interval and a second they are late, and dropped.
 */
final class AsyncUnit {
    private static final long SECOND = 1_000_000_000L;

    private final ModuleUnit unit;
    private final WaitingClock clock;
    private final EventLog log;
    private final OwnProcess process;
    private final Consumer<Throwable> fatal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition returned = lock.newCondition();
    private final Points points = new Points();
    private final Thread thread;
    private @Nullable Tick request;
    private boolean busy;
    private long readNanos;
    private boolean stopped;

    private @Nullable ThreadCpu cpu;
    private long chargedNanos;
    /** Whether a read has returned that is not charged yet. */
    private boolean returnedNow;

    AsyncUnit(ModuleUnit unit, WaitingClock clock, EventLog log, OwnProcess process, Consumer<Throwable> fatal) {
        this.unit = unit;
        this.clock = clock;
        this.log = log;
        this.process = process;
        this.fatal = fatal;
        this.thread =
                Thread.ofPlatform().daemon().name("module-" + unit.entry()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ModuleUnit unit() {
        return unit;
    }

    /** Asks for a read if one is due and none is out. */
    void ask(Tick tick, boolean every) {
        if (!every && !unit.isDue(tick.epochSecond())) {
            return;
        }
        lock.lock();
        try {
            if (busy || request != null) {
                unit.countMissing();
                log.say(Level.WARN, unit.entry(), "has not returned since its last read: this one is left out");
                return;
            }
            request = tick;
            asked.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the read that was asked for has returned, at most until {@code nanoTime}. */
    void await(long nanoTime) throws InterruptedException {
        lock.lock();
        try {
            while ((busy || request != null) && !stopped && clock.nanoTime() - nanoTime < 0) {
                clock.awaitUntil(returned, nanoTime);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds what has been read since the last frame. */
    void join(Points frame) {
        lock.lock();
        try {
            charge();
            if (points.size() == 0) {
                return;
            }
            if (clock.nanoTime() - readNanos > (unit.interval() + 1) * SECOND) {
                unit.countLate();
            } else {
                frame.addAll(points);
            }
            points.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Charges the module for what its thread has used; by now it waits again, or has run for longer than a tick. */
    private void charge() {
        ThreadCpu own = cpu;
        if (own == null || !(returnedNow || busy)) {
            return;
        }
        long inAll = own.nanos();
        long used = inAll < 0 && returnedNow ? unit.lastNanos() : inAll - chargedNanos;
        chargedNanos = Math.max(chargedNanos, inAll);
        if (returnedNow) {
            unit.cost().chargeRead(used);
        } else {
            unit.cost().charge(used);
        }
        returnedNow = false;
    }

    private void run() {
        try (ThreadCpu own = process.cpuOfThisThread()) {
            charged(own);
            serve();
            charged(null);
        }
    }

    private void charged(@Nullable ThreadCpu own) {
        lock.lock();
        try {
            cpu = own;
            chargedNanos = own == null ? 0 : own.nanos();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        while (true) {
            Tick tick;
            lock.lock();
            try {
                while (request == null && !stopped) {
                    asked.awaitUninterruptibly();
                }
                if (stopped) {
                    return;
                }
                tick = request;
                request = null;
                busy = true;
                unit.out(true);
            } finally {
                lock.unlock();
            }
            if (tick != null) {
                read(tick);
            }
        }
    }

    private void read(Tick tick) {
        long began = clock.nanoTime();
        Throwable failure = null;
        try {
            unit.collect(tick, clock);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        boolean _ = Thread.interrupted();
        if (failure != null) {
            Failures.told(failure, unit, log, fatal);
        }
        lock.lock();
        try {
            busy = false;
            returnedNow = true;
            returned.signalAll();
            unit.out(false);
            if (failure == null && !stopped) {
                readNanos = began;
                points.clear();
                unit.scope().take(points, began);
            } else {
                unit.scope().discard();
            }
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            asked.signal();
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Thread thread() {
        return thread;
    }
}
