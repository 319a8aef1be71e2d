package badger.core;

import badger.core.cost.MemoryBudget;
import badger.core.cost.OwnProcess;
import badger.core.lane.Lane;
import badger.core.lane.LaneEvents;
import badger.core.log.EventLog;
import badger.core.spi.StatModule;
import badger.core.tick.CpuBudget;
import badger.core.tick.Failures;
import badger.core.tick.ModuleSetting;
import badger.core.tick.ModuleUnit;
import badger.core.tick.Points;
import badger.core.tick.SeriesRegistry;
import badger.core.tick.SideCalls;
import badger.core.tick.TickLoop;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** A running agent: modules, tick and lanes made from one configuration. */
public final class Agent {
    private final Configuration configuration;
    private final AgentOptions options;
    private final WaitingClock clock;
    private final EventLog log;
    private final SeriesRegistry registry;
    private final LaneMaker maker;
    private final OwnProcess process;
    private final CpuBudget cpuBudget;
    private final MemoryBudget memoryBudget;
    private final SideCalls calls = new SideCalls();
    private final TickLoop loop;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Watch watch;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private int leftOut;
    private long frames;
    private boolean shutDown;

    private Agent(Configuration configuration, AgentOptions options, WaitingClock clock, OwnProcess process)
            throws IOException {
        this.configuration = configuration;
        this.options = options;
        this.clock = clock;
        this.log = new EventLog(clock, configuration.log().slf4jLevel());
        this.registry = new SeriesRegistry(log, configuration.maxSeries());
        if (options.silent()) {
            registry.keepDeclarations();
        }
        this.maker = new LaneMaker(configuration, options, clock, registry, log);
        this.process = process;
        this.cpuBudget = new CpuBudget(this::cpuLimit, log);
        this.memoryBudget =
                new MemoryBudget(configuration.budget().residentLimit(), process, this::saveMemory, System::gc, log);
        configuration.warnings().forEach(warning -> log.say(Level.WARN, "config", warning));
        configuration.missing().forEach(missing -> log.say(Level.ERROR, "config", missing));
        configuration.emitters().forEach(this::addLane);
        List<ModuleUnit> inTurn = new ArrayList<>();
        List<ModuleUnit> async = new ArrayList<>();
        for (ModuleEntry entry : configuration.modules()) {
            addModule(entry, entry.async() ? async : inTurn);
        }
        if (lanes.isEmpty() || (inTurn.isEmpty() && async.isEmpty())) {
            throw new IOException(
                    "nothing left to run: no " + (lanes.isEmpty() ? "emitter" : "module") + " could be made");
        }
        loop = new TickLoop(clock, log, inTurn, async, options.once(), this::deliver, process, cpuBudget, this::fatal);
        LongSupplier pages = new ReadOnlyPages(clock, configuration.paths().self())::watch;
        watch = new Watch(clock, List.of(this::look, pages), this::fatal);
    }

    /**
     * Makes and starts an agent.
     *
     * @param configuration what it is made from
     * @param options how long it runs
     * @throws IOException if no module or no emitter of the configuration can be made
     */
    public static Agent start(Configuration configuration, AgentOptions options) throws IOException {
        return start(configuration, options, WaitingClock.ofSystem());
    }

    /** The same under a clock of the caller's. */
    public static Agent start(Configuration configuration, AgentOptions options, WaitingClock clock)
            throws IOException {
        return start(configuration, options, clock, OwnProcess.of(configuration.paths()));
    }

    /** The same in a process of which the caller tells what it takes. */
    static Agent start(Configuration configuration, AgentOptions options, WaitingClock clock, OwnProcess process)
            throws IOException {
        Agent agent = new Agent(configuration, options, clock, process);
        if (!options.silent()) {
            agent.lanes.forEach(Lane::start);
        }
        agent.watch.start();
        agent.loop.start();
        return agent;
    }

    private void addModule(ModuleEntry entry, List<ModuleUnit> units) {
        registry.limit(entry.entry(), entry.maxSeries());
        ModuleSetting setting = new ModuleSetting(
                entry.entry(),
                registry,
                entry.rules(),
                configuration.paths(),
                clock,
                log,
                calls,
                process,
                schema -> new AgentSeries(schema, this));
        try {
            StatModule module = entry.create(setting);
            units.add(setting.unit(Math.max(1, entry.interval()), module));
        } catch (IOException | RuntimeException | LinkageError e) {
            setting.close();
            leaveOut(entry.entry(), "module", e);
        }
    }

    private void addLane(EmitterEntry entry) {
        try {
            Lane lane = maker.lane(entry, new Events());
            registry.onClose(lane::forget);
            lanes.add(lane);
        } catch (IOException | RuntimeException | LinkageError e) {
            leaveOut(entry.entry(), "emitter", e);
        }
    }

    private void leaveOut(String entry, String what, Throwable failure) {
        leftOut++;
        log.say(Level.ERROR, entry, what, what + " left out, it cannot be made: " + Failures.text(failure), failure);
    }

    /** Hands a frame to every lane; on the tick's thread. */
    private void deliver(long epochSecond, Points points) {
        for (int i = 0; i < lanes.size() && !options.silent(); i++) {
            lanes.get(i).offer(epochSecond, points);
        }
        memoryBudget.look(clock.nanoTime());
        frames++;
        if (options.ticks() > 0 && frames >= options.ticks()) {
            loop.stop();
            end(End.TICKS_DONE);
        }
    }

    private double cpuLimit() {
        return configuration
                .budget()
                .cpuLimit(Runtime.getRuntime().availableProcessors(), registry.open(), process.processesOfHost());
    }

    private void saveMemory(boolean now) {
        registry.refuseNew(now);
        lanes.forEach(lane -> lane.memoryShort(now));
    }

    /** Looks after lanes and ticks; answers when to look again. */
    private long look() {
        long next = Long.MAX_VALUE;
        boolean attended = false;
        for (int i = 0; i < lanes.size(); i++) {
            next = Math.min(next, lanes.get(i).watch());
            attended |= lanes.get(i).isAttentive();
        }
        return Math.min(next, loop.watch(attended));
    }

    private void fatal(Throwable failure) {
        try {
            log.say(Level.ERROR, "agent", "fatal", "must end: " + Failures.text(failure), failure);
        } finally {
            end(End.FATAL);
        }
    }

    /**
     * Replaces the settings and the emitter of a running lane; what it has queued is kept.
     *
     * @param entry what it is replaced by, under the same name
     * @throws IllegalArgumentException if there is no lane of that name
     */
    public void replaceLane(EmitterEntry entry) {
        Lane lane = lanes.stream()
                .filter(one -> one.entry().equals(entry.entry()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no lane " + entry.entry()));
        maker.replace(lane, entry);
    }

    /** Brings the end; whoever comes second changes nothing. */
    private void end(End why) {
        end.compareAndSet(null, why);
        ended.countDown();
    }

    /** Waits for the end, whatever brings it, and shuts down. */
    public End awaitEnd() throws InterruptedException {
        End why = awaitLastFrame();
        shutDown();
        return why;
    }

    /** Waits for the end, with all series still open. */
    End awaitLastFrame() throws InterruptedException {
        ended.await();
        return Objects.requireNonNull(end.get());
    }

    /** Stops: within the budget every lane delivers what it has, then it is over, whoever hangs. */
    public void stop() throws InterruptedException {
        end(End.STOPPED);
        shutDown();
    }

    private synchronized void shutDown() throws InterruptedException {
        if (!shutDown) {
            shutDown = true;
            new Ending(loop, lanes, watch, clock, log).within(configuration.stopBudget());
        }
    }

    /** How many listed modules and emitters are not there, or could not be made. */
    int missing() {
        return configuration.missing().size() + leftOut;
    }

    CpuBudget cpuBudget() {
        return cpuBudget;
    }

    MemoryBudget memoryBudget() {
        return memoryBudget;
    }

    OwnProcess process() {
        return process;
    }

    /** How many threads hang in modules: in reads that were given up, and in calls that have been out for over a second. */
    int hangingInModules() {
        return loop.writtenOff() + calls.hanging();
    }

    TickLoop loop() {
        return loop;
    }

    SeriesRegistry registry() {
        return registry;
    }

    EventLog log() {
        return log;
    }

    List<Lane> lanes() {
        return lanes;
    }

    private final class Events implements LaneEvents {
        @Override
        public void sinkClosed(Lane lane) {
            boolean others = false;
            for (Lane other : lanes) {
                others |= !other.isOver();
            }
            if (!others) {
                end(End.SINKS_CLOSED);
            } else {
                log.say(Level.INFO, lane.entry(), "nobody reads it any more: this lane has ended, the others go on");
            }
        }

        @Override
        public void watchClosely() {
            watch.closely();
        }

        @Override
        public void fatal(Throwable failure) {
            Agent.this.fatal(failure);
        }
    }
}
