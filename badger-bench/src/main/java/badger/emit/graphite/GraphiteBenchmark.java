package badger.emit.graphite;

import badger.bench.OneFrame;
import badger.bench.SampleFrame;
import badger.core.spi.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One point of a whole emission, but for the connection: its path is looked up and checked, and it is encoded. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GraphiteBenchmark {
    /** What is spoken. */
    @Param({"PICKLE", "PLAINTEXT"})
    public String protocol = "PICKLE";

    private final Batch integers = new OneFrame(SampleFrame.ofIntegers());
    private final Batch floating = new OneFrame(SampleFrame.ofFloating());
    private final Counted written = new Counted();
    private GraphiteEmitter emitter = emitter();

    /** Takes the protocol; made here because the parameter is set after the constructor. */
    @Setup
    public void choose() {
        emitter = emitter();
    }

    private GraphiteEmitter emitter() {
        GraphiteConfig config = new GraphiteConfig(
                "127.0.0.1",
                Optional.empty(),
                Protocol.valueOf(protocol),
                HostnameDots.KEEP,
                false,
                Duration.ofMinutes(5),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new GraphiteEmitter(config, written);
    }

    /** Points such as {@code 16425541632}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public long integers() throws IOException {
        emitter.emit(integers);
        return written.bytes;
    }

    /** Points such as {@code 12.437811}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public long floating() throws IOException {
        emitter.emit(floating);
        return written.bytes;
    }

    /** A connection that leads nowhere. */
    private static final class Counted implements Transport {
        private long bytes;

        @Override
        public void send(ByteBuffer written, long deadlineNanos) {
            bytes += written.remaining();
        }

        @Override
        public void close() {}
    }
}
