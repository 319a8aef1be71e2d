package badger.bench;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import java.io.IOException;
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
 * A whole second of the agent, without the waiting: the original's modules but process_stats read this host, the frame goes
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
        Configuration configuration = Configuration.builtIn(
                StockModules.with(new NothingEmitterProvider(emitted, true)),
                NothingEmitterProvider.NAME,
                Environment.ofThisProcess());
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
