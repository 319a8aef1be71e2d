package badger.emit.influx;

import badger.bench.OneFrame;
import badger.bench.SampleFrame;
import badger.core.spi.Batch;
import badger.core.spi.Frame;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.nio.ByteBuffer;
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
import org.openjdk.jmh.annotations.TearDown;

/** Encoding one point of a frame as InfluxDB wants it, with all that the emitter asks of a dialect on the way. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InfluxBenchmark {
    /** Whose language is spoken. */
    @Param
    public Language language = Language.LINES;

    private final Batch integers = new OneFrame(SampleFrame.ofIntegers());
    private final Batch floating = new OneFrame(SampleFrame.ofFloating());
    private final ByteWriter body = new ByteWriter(1 << 18);
    private final Gzip gzip = new Gzip();
    private Dialect dialect = language.dialect();

    /** What there is. */
    public enum Language {
        /** The line protocol of InfluxDB 1, 2 and 3. */
        LINES,
        /** The JSON of InfluxDB 0.8. */
        JSON;

        Dialect dialect() {
            return switch (this) {
                case LINES -> new LineProtocol(InfluxdbConfig.DEFAULTS);
                case JSON -> new SeriesJson(Influxdb08Config.DEFAULTS, "influxdb08");
            };
        }
    }

    /** Takes the language; made here because the parameter is set after the constructor. */
    @Setup
    public void choose() {
        dialect = language.dialect();
    }

    /** Points such as {@code 16425541632}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public ByteWriter integers() {
        return encode(integers);
    }

    /** Points such as {@code 12.437811}. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public ByteWriter floating() {
        return encode(floating);
    }

    /** The same, and compressed. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public ByteBuffer floatingPacked() {
        return gzip.compress(encode(floating).view());
    }

    private ByteWriter encode(Batch batch) {
        Part part = new Part(batch);
        dialect.begin(body.clear());
        part.begin(0, 0);
        Frame frame = batch.frame(0);
        for (int i = 0; i < frame.size(); i++) {
            Series series = frame.series(i);
            if (dialect.objection(series) != null) {
                throw new IllegalStateException("refused: " + series.name());
            }
            if (dialect.room(part, 0, i) > 0) {
                dialect.add(part, 0, i, body);
            }
        }
        part.end(1, 0);
        dialect.end(body);
        return body;
    }

    /** Says how long a point is. */
    @TearDown
    public void measure() {
        double plain = encode(floating).size();
        double packed = gzip.compress(body.view()).remaining();
        System.out.printf(
                "%s: %.1f bytes a point, %.1f compressed%n",
                language, plain / SampleFrame.POINTS, packed / SampleFrame.POINTS);
    }
}
