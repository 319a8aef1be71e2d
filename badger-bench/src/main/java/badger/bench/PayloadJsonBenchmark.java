package badger.bench;

import badger.core.spi.Frame;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;
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

/** Encoding one point of a frame as the original's payload; the frame's own fields are shared by its points. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PayloadJsonBenchmark {
    /** How the payload is laid out. */
    @Param
    public PayloadJson.Layout layout = PayloadJson.Layout.COMPACT;

    private final Frame integers = SampleFrame.ofIntegers();
    private final Frame floating = SampleFrame.ofFloating();
    private final ByteWriter out = new ByteWriter(1 << 16);
    private PayloadJson json = new PayloadJson(layout);

    /** Takes the layout; made here because the parameter is set after the constructor. */
    @Setup
    public void choose() {
        json = new PayloadJson(layout);
    }

    /** Points such as {@code 16425541632}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public ByteWriter integers() {
        json.write(integers, out.clear());
        return out;
    }

    /** Points such as {@code 12.437811}, which are cut to six decimals. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public ByteWriter floating() {
        json.write(floating, out.clear());
        return out;
    }
}
