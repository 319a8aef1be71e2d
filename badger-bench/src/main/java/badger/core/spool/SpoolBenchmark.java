package badger.core.spool;

import badger.bench.SampleFrame;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** One point of a frame on its way into a spool's file, as far as the kernel's page cache, and out again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpoolBenchmark {
    /** So many frames lie there to be read: some ten minutes. */
    private static final int BACKLOG = 600;

    private static final SpoolLimits LIMITS =
            new SpoolLimits(1L << 40, Duration.ofDays(36_500), 4L << 20, _ -> Long.MAX_VALUE);

    /** What the points are: such as {@code 16425541632}, or {@code 12.437811}. */
    @Param
    public NumberType values = NumberType.INTEGER;

    private Frame frame = SampleFrame.ofIntegers();
    private Path folder = Path.of("");
    private final List<Spool> spools = new ArrayList<>();
    private final Counted taken = new Counted();
    private long appended;

    /** Makes a spool to append to, and one with a backlog. */
    @Setup
    public void open() throws IOException {
        frame = values == NumberType.INTEGER ? SampleFrame.ofIntegers() : SampleFrame.ofFloating();
        folder = Files.createTempDirectory("spool");
        for (String name : List.of("append", "read")) {
            spools.add(Spool.open(
                    folder.resolve(name),
                    LIMITS,
                    (metric, labels, unit, type, kind, flat) ->
                            new Series(0, metric, labels, unit, type, kind, "", flat)));
        }
        for (int i = 0; i < BACKLOG; i++) {
            spools.getLast().add(frame, 0);
            spools.getLast().write();
        }
    }

    /** Encodes a frame and writes it; a segment that is full and done is deleted now and then. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public long append() throws IOException {
        Spool to = spools.getFirst();
        long number = to.add(frame, 0);
        to.write();
        to.settle(number);
        if (++appended % BACKLOG == 0) {
            to.writeMarks();
        }
        return number;
    }

    /** Reads a frame, the oldest that waits. */
    @Benchmark
    @OperationsPerInvocation(SampleFrame.POINTS)
    public long read() throws IOException {
        Spool from = spools.getLast();
        if (!from.hasWaiting()) {
            for (int number = 0; number < BACKLOG; number++) {
                from.release(number);
            }
        }
        from.read(false, taken);
        return taken.sum;
    }

    /** Deletes both. */
    @TearDown
    public void close() throws IOException {
        for (Spool spool : spools) {
            spool.close();
        }
        spools.clear();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Takes points and keeps none. */
    private static final class Counted implements FrameTarget {
        private long sum;

        @Override
        public void begin(Host host, long epochSecond) {
            sum = epochSecond;
        }

        @Override
        public void add(Series series, long bits) {
            sum += bits;
        }
    }
}
