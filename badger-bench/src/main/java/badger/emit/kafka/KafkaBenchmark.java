package badger.emit.kafka;

import badger.bench.SampleFrame;
import badger.core.spi.Frame;
import badger.core.wire.ByteWriter;
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

/** One point of a frame as Kafka's client is handed it: its message, copied out of the buffer; the client is left out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KafkaBenchmark {
    /** A message a frame, or a message a point. */
    @Param
    public KafkaConfig.Format format = KafkaConfig.Format.PAYLOAD;

    private final Frame integers = SampleFrame.ofIntegers();
    private final Frame floating = SampleFrame.ofFloating();
    private final ByteWriter out = new ByteWriter(1 << 16);
    private Messages messages = Messages.of(format);

    /** Takes the format; made here because the parameter is set after the constructor. */
    @Setup
    public void choose() {
        messages = Messages.of(format);
    }

    /** Points such as {@code 16425541632}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public int integers() {
        return encode(integers);
    }

    /** Points such as {@code 12.437811}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public int floating() {
        return encode(floating);
    }

    private int encode(Frame frame) {
        int bytes = 0;
        int count = messages.count(frame);
        for (int i = 0; i < count; i++) {
            messages.write(frame, i, out.clear());
            bytes += out.copy().length;
        }
        return bytes;
    }
}
