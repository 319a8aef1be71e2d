package badger.core.tick;

import badger.core.cost.OwnProcess;
import badger.core.log.EventLog;
import badger.core.spi.Tick;
import badger.core.time.WaitingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/**
 * The agent's second: waits for it, has the modules read, hands the frame on. It runs on the collector's leading thread;
 * if that one is written off in the middle of a tick, the next leader goes on from there.
 */
public final class TickLoop {
    private static final long SECOND = 1_000_000_000L;
    /** What the first read may take: classes are loaded, files opened, every process looked at. */
    private static final long BASELINE_DEADLINE_NANOS = 4 * Collector.DEADLINE_NANOS;

    private final WaitingClock clock;
    private final EventLog log;
    private final Collector collector;
    private final List<AsyncUnit> async;
    private final List<ModuleUnit> all;
    private final Consumer<Throwable> fatal;
    private final Sink sink;
    private final OwnProcess process;
    private final CpuBudget budget;
    private final boolean every;
    private final TickSchedule schedule = new TickSchedule();
    private final Supplier<Thread> newLeader = this::newLeader;

    private volatile boolean stopped;
    private volatile long missed;
    private volatile long steps;
    private volatile long nextTarget;
    private volatile long startNanos;
    private boolean baseline = true;
    /** Whether the next frame is the first, which has the row of every module. */
    private boolean first = true;

    private long latestNanos;

    /** Takes the frames, on the leading thread; must not wait. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a frame.
         *
         * @param epochSecond its nominal second
         * @param points its points, valid until this returns
         */
        void accept(long epochSecond, Points points);
    }

    /**
     * A loop that has not begun.
     *
     * @param clock its time
     * @param log where it says what went wrong
     * @param modules called in turn, one after the other
     * @param async called on threads of their own
     * @param every whether intervals are ignored, as {@code once} does
     * @param sink takes the frames
     * @param process what its threads use of the CPU
     * @param budget what the modules may use of it
     * @param fatal is told of what the process cannot live with
     */
    public TickLoop(
            WaitingClock clock,
            EventLog log,
            List<ModuleUnit> modules,
            List<ModuleUnit> async,
            boolean every,
            Sink sink,
            OwnProcess process,
            CpuBudget budget,
            Consumer<Throwable> fatal) {
        this.clock = clock;
        this.log = log;
        this.collector = new Collector(clock, log, modules, fatal);
        List<AsyncUnit> alone = new ArrayList<>();
        async.forEach(unit -> alone.add(new AsyncUnit(unit, clock, log, process, fatal)));
        this.async = List.copyOf(alone);
        List<ModuleUnit> units = new ArrayList<>(modules);
        units.addAll(async);
        this.all = List.copyOf(units);
        this.every = every;
        this.sink = sink;
        this.process = process;
        this.budget = budget;
        this.fatal = fatal;
    }

    /** Reads every module once, so that the first frame has rates, and then ticks until stopped. */
    public void start() {
        async.forEach(AsyncUnit::start);
        Thread first = newLeader();
        collector.lead(first);
        first.start();
    }

    private Thread newLeader() {
        return Thread.ofPlatform().daemon().name("tick").unstarted(this::run);
    }

    private void run() {
        try (LeaderCpu cpu = new LeaderCpu(process.cpuOfThisThread())) {
            while (second(cpu)) {
                // the next one
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            fatal.accept(thrown);
        }
    }

    /** Waits for one second and does its work; not in the loop, which never ends and hence is never compiled. */
    private boolean second(LeaderCpu cpu) throws InterruptedException {
        if (stopped || !collector.isLed() || (collector.current() == null && !await())) {
            return false;
        }
        charge(cpu.begin(clock.nanoTime()));
        Tick tick = collector.current();
        Points points = collector.collect(cpu);
        if (points == null || tick == null) {
            return false;
        }
        deliver(tick, points);
        cpu.end(clock.nanoTime());
        return true;
    }

    /** Charges the modules for the last tick, of which the leading thread was a part of the time on a CPU. */
    private void charge(double part) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).cost().settle(part);
        }
        if (!baseline) {
            budget.look(all, clock.nanoTime());
        }
    }

    /** Waits for the next tick and begins it; answers false if the loop was stopped meanwhile. */
    private boolean await() {
        if (baseline) {
            begin(Math.floorDiv(clock.epochNanos(), SECOND), clock.nanoTime(), true);
            return true;
        }
        long now = clock.nanoTime();
        do {
            if (stopped) {
                return false;
            }
            if (schedule.isOver(now)) {
                plan();
            }
            nextTarget = schedule.targetNanos();
            while (clock.nanoTime() - nextTarget < 0) {
                clock.parkUntil(nextTarget);
                if (stopped) {
                    return false;
                }
            }
            now = clock.nanoTime();
        } while (schedule.isOver(now));
        schedule.run();
        late(now - schedule.targetNanos());
        begin(schedule.epochSecond(), now, every || first);
        first = false;
        return true;
    }

    private void begin(long second, long now, boolean all) {
        Tick tick = new Tick(second, now, now + (baseline ? BASELINE_DEADLINE_NANOS : Collector.DEADLINE_NANOS));
        for (int i = 0; i < async.size(); i++) {
            async.get(i).ask(tick, all);
        }
        collector.begin(tick, all);
    }

    private void deliver(Tick tick, Points points) throws InterruptedException {
        for (int i = 0; i < async.size(); i++) {
            if (every) {
                async.get(i).await(tick.deadlineNanos());
            }
            async.get(i).join(points);
        }
        if (baseline) {
            startNanos = clock.epochNanos();
            baseline = false;
        } else {
            sink.accept(tick.epochSecond(), points);
        }
        plan();
    }

    private void plan() {
        schedule.next(clock.nanoTime(), clock.epochNanos());
        if (schedule.missed() > missed) {
            log.say(
                    Level.WARN,
                    "tick",
                    "missed",
                    schedule.missed() - missed + " seconds were missed before epoch second " + schedule.epochSecond()
                            + ": the agent was not running, or a tick took too long",
                    null);
        }
        if (schedule.steps() > steps) {
            log.say(
                    Level.WARN,
                    "tick",
                    "stepped",
                    "the wall clock was stepped; the next frame is of epoch second " + schedule.epochSecond(),
                    null);
        }
        missed = schedule.missed();
        steps = schedule.steps();
    }

    /**
     * Looks after the running tick; called by the watch.
     *
     * @param attended whether somebody else will say so when a tick brings no frame
     * @return when to look again, on the monotonic clock; {@link Long#MAX_VALUE} if nothing is running, and it is attended
     */
    public long watch(boolean attended) {
        long again = collector.watch(newLeader);
        if (again != Long.MAX_VALUE || attended) {
            return again;
        }
        return Math.max(nextTarget, clock.nanoTime()) + Collector.PATIENCE_NANOS;
    }

    /** Ends the loop after the tick that is running. */
    public void stop() {
        stopped = true;
        async.forEach(AsyncUnit::stop);
        LockSupport.unpark(collector.leader());
    }

    /**
     * Waits until no tick is running any more.
     *
     * @param nanoTime until when at most, on the monotonic clock
     */
    public void awaitEnd(long nanoTime) throws InterruptedException {
        Thread last = collector.leader();
        if (last != null && !last.equals(Thread.currentThread())) {
            long left = nanoTime - clock.nanoTime();
            last.join(Duration.ofNanos(Math.max(1, left)));
        }
    }

    /** When every module had been read for the first time, in nanoseconds since 1970 by the wall clock. */
    public long startNanos() {
        return startNanos;
    }

    private synchronized void late(long nanos) {
        latestNanos = Math.max(latestNanos, nanos);
    }

    /** How late a tick began at the most since this was asked last, in nanoseconds. */
    public synchronized long takeLatestNanos() {
        long latest = latestNanos;
        latestNanos = 0;
        return latest;
    }

    /** Seconds without a frame since the first frame. */
    public long missed() {
        return missed;
    }

    /** Steps of the wall clock by more than half a second. */
    public long steps() {
        return steps;
    }

    /** Threads that hang in a module now. */
    public int writtenOff() {
        return collector.writtenOff();
    }

    /** All modules, in turn first. */
    public List<ModuleUnit> modules() {
        return all;
    }
}
