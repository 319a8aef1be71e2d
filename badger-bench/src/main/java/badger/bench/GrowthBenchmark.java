package badger.bench;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.testkit.GrownHost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A second of an agent on a host of 512 processors, 2,000 disks and 5,000 interfaces, and on one of an eighth, a quarter and
 * half of that: 116,000 points at most, every one of them another number at every tick. What is left when the time is
 * divided by the size tells whether an agent grows faster than its host. Its emitter takes frames and does nothing with
 * them: what encoding a point costs, the benchmarks of the encoders tell.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GrowthBenchmark {
    private static final int EIGHTHS = 8;
    private static final int CORES = 512 / EIGHTHS;
    private static final int DISKS = 2_000 / EIGHTHS;
    private static final int INTERFACES = 5_000 / EIGHTHS;

    private final Semaphore emitted = new Semaphore(0);
    private final StepClock clock = new StepClock();
    private @Nullable Path folder;
    private @Nullable GrownHost host;
    private @Nullable Agent agent;
    private long cpuNanos;
    private int ticks;

    /** How many eighths of the largest host there are. */
    @Param({"1", "2", "4", "8"})
    int eighths;

    /** Makes the host, and starts an agent whose clock stands still. */
    @Setup
    public void start() throws IOException, ConfigurationException {
        Path made = Files.createTempDirectory("badger-growth");
        folder = made;
        host = GrownHost.of(made, eighths * CORES, eighths * DISKS, eighths * INTERFACES);
        Files.writeString(made.resolve("disk.conf"), "{\"disks_to_check\": \"*\"}");
        Files.writeString(made.resolve("network.conf"), "{\"interfaces_to_check\": \"*\"}");
        Path main = Files.writeString(made.resolve("config.json"), """
                {"core": {"hostname": "bench", "max_series": 130000, "paths": {"proc": "%1$s/proc", "sys": "%1$s/sys"}},
                 "modules": {"config": "%1$s",
                             "included_modules": ["system", "cpu", "disk", "network", "memory", "load", "badger"]},
                 "emitters": {"config": "%1$s", "included_emitters": ["nothing"]}}
                """.formatted(made));
        Configuration configuration = Configuration.read(
                main, StockModules.with(new NothingEmitterProvider(emitted, false)), Environment.ofThisProcess());
        agent = Agent.start(configuration, AgentOptions.endless(), clock);
    }

    /** Lets a second pass on the host; its time does not count. */
    @Setup(Level.Invocation)
    public void pass() throws IOException {
        if (host != null) {
            host.pass();
        }
    }

    /** One second of the agent, to the end of its emission. */
    @Benchmark
    public void tick() {
        clock.step();
        emitted.acquireUninterruptibly();
        ticks++;
    }

    /** Notes what CPU time the thread of the ticks has used: time that other programs took does not count there. */
    @Setup(Level.Iteration)
    public void note() {
        cpuNanos = tickCpuNanos();
        ticks = 0;
    }

    /** Says what CPU time a tick took. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.printf("tick thread %.3f ms of CPU a tick; ", (tickCpuNanos() - cpuNanos) / 1e6 / ticks);
    }

    private static long tickCpuNanos() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tick"))
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
                .sum();
    }

    /** Stops the agent and takes the host away. */
    @TearDown
    public void stop() throws IOException, InterruptedException {
        if (agent != null) {
            agent.stop();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
