package badger.statsd;

import badger.core.trial.ModuleTrial;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A packet of module statsd once it is there, and a tick that shows a hundred metrics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatsdBenchmark {
    private static final int METRICS = 100;
    private static final long SECOND = 1_000_000_000L;

    private final byte[][] packets = new byte[METRICS][];
    private Reception reception = new Reception(StatsdConfig.local().wanted(), METRICS);
    private @Nullable ModuleTrial module;
    private int next;

    /** What its metrics are. */
    @Param({"c", "g", "ms", "s"})
    public String type = "c";

    /** How many lines a packet has. */
    @Param({"1", "20"})
    public int lines = 1;

    /** Makes a module that knows a hundred metrics with two tags each. */
    @Setup
    public void start() throws IOException {
        WatchedStatsd provider = new WatchedStatsd();
        module = ModuleTrial.of(provider, StatsdConfig.local(), new StagedHost(Path.of("/nonexistent")), 0);
        reception = provider.reception();
        for (int i = 0; i < METRICS; i++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                text.append("shop.requests.route")
                        .append((i + line) % METRICS)
                        .append(':')
                        .append(i + 0.25 * line)
                        .append('|')
                        .append(type)
                        .append("|#env:production,host:web-1\n");
            }
            packets[i] = text.toString().getBytes(StandardCharsets.UTF_8);
        }
        tick();
    }

    /** One packet, from its bytes to its sum. */
    @Benchmark
    public void packet() {
        byte[] packet = packets[next];
        next = (next + 1) % METRICS;
        reception.packet(packet, packet.length);
    }

    /** A second in which every metric was sent, those packets included. */
    @Benchmark
    public int tick() throws IOException {
        for (int i = 0; i < METRICS; i++) {
            packet();
        }
        return module == null ? 0 : module.count(SECOND);
    }

    /** Lets go of its port. */
    @TearDown
    public void stop() throws IOException {
        if (module != null) {
            module.close();
        }
    }
}
