package badger.bench;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.Plugins;
import badger.modules.BadgerModuleProvider;
import badger.modules.CpuModuleProvider;
import badger.modules.DiskModuleProvider;
import badger.modules.LoadModuleProvider;
import badger.modules.MemoryModuleProvider;
import badger.modules.NetworkModuleProvider;
import badger.modules.SystemModuleProvider;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole second of the agent, without the waiting: all stock modules but process_stats read this host, the frame goes
 * through a lane, its thread encodes it. Two changes of threads are in it, those that the benchmark needs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TickBenchmark {
    private final Semaphore emitted = new Semaphore(0);
    private final StepClock clock = new StepClock();
    private @Nullable Agent agent;

    /** Starts an agent whose clock stands still. */
    @Setup
    public void start() throws IOException, ConfigurationException {
        Plugins plugins = new Plugins(
                List.of(
                        new BadgerModuleProvider(),
                        new CpuModuleProvider(),
                        new DiskModuleProvider(),
                        new LoadModuleProvider(),
                        new MemoryModuleProvider(),
                        new NetworkModuleProvider(),
                        new SystemModuleProvider()),
                List.of(new NothingEmitterProvider(emitted)));
        Configuration configuration =
                Configuration.builtIn(plugins, NothingEmitterProvider.NAME, Environment.ofThisProcess());
        agent = Agent.start(configuration, AgentOptions.endless(), clock);
    }

    /** One second, to the end of its emission. */
    @Benchmark
    public void tick() {
        clock.step();
        emitted.acquireUninterruptibly();
    }

    /** Stops the agent. */
    @TearDown
    public void stop() throws InterruptedException {
        if (agent != null) {
            agent.stop();
        }
    }
}
