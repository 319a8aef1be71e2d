package badger.core.tick;

import badger.core.cost.OwnProcess;
import badger.core.cost.ThreadCpu;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.Clock;
import badger.core.spi.HostPaths;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What one module is given, and where what it declares and tells is kept. */
public final class ModuleSetting implements ModuleContext, AutoCloseable {
    private final String entry;
    private final HostPaths paths;
    private final Clock clock;
    private final EventLog log;
    private final SideCalls calls;
    private final OwnProcess process;
    private final ModuleCost cost = new ModuleCost();
    private final Function<Schema, StatModule> agentSeries;
    private final Scope scope;
    private final Background background;
    private final AtomicLong problems = new AtomicLong();

    /**
     * The setting of a module that is about to be made.
     *
     * @param entry the name it is listed under
     * @param registry where its series are opened
     * @param passage what becomes of those it declares
     * @param paths the host's files
     * @param clock the host's clocks
     * @param log where its problems are said
     * @param calls threads for what may hang
     * @param process what its threads use of the CPU
     * @param agentSeries makes the module of the agent's own series over a schema
     */
    public ModuleSetting(
            String entry,
            SeriesRegistry registry,
            Passage passage,
            HostPaths paths,
            Clock clock,
            EventLog log,
            SideCalls calls,
            OwnProcess process,
            Function<Schema, StatModule> agentSeries) {
        this.entry = entry;
        this.paths = paths;
        this.clock = clock;
        this.log = log;
        this.calls = calls;
        this.process = process;
        this.agentSeries = agentSeries;
        this.scope = Scope.of(registry, entry, passage);
        this.background = new Background(entry, log, process, cost);
    }

    /** The module as a part of the agent. */
    public ModuleUnit unit(int interval, StatModule module) {
        return new ModuleUnit(entry, interval, module, this);
    }

    @Override
    public Schema schema() {
        return scope;
    }

    @Override
    public HostPaths paths() {
        return paths;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public int maxSeries() {
        return scope.allowance().most();
    }

    @Override
    public StatModule agentSeries() {
        // as many as the configuration lists modules and lanes; and who else would tell that there is no room
        scope.exempt();
        return agentSeries.apply(scope);
    }

    @Override
    public void problem(IOException problem) {
        problems.incrementAndGet();
        log.say(
                Level.WARN,
                entry,
                Failures.kind(problem),
                "could not be read in part: " + Failures.text(problem),
                problem);
    }

    @Override
    public <T> @Nullable T call(String name, Duration deadline, Callable<T> task) throws IOException {
        return calls.call(entry + ":" + name, deadline, () -> charged(task));
    }

    private <T> @Nullable T charged(Callable<T> task) throws Exception {
        try (ThreadCpu cpu = process.cpuOfThisThread()) {
            long before = cpu.nanos();
            try {
                return task.call();
            } finally {
                cost.charge(cpu.nanosNow() - before);
            }
        }
    }

    @Override
    public void background(String name, Callable<?> loop) {
        background.run(name, loop);
    }

    Scope scope() {
        return scope;
    }

    ModuleCost cost() {
        return cost;
    }

    long problems() {
        return problems.get();
    }

    long overBudget() {
        return scope.allowance().refused();
    }

    /** Ends its loops and closes its series. */
    @Override
    public void close() {
        background.close();
        scope.close();
    }
}
