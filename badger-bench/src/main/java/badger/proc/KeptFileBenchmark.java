package badger.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and parsing a file of this host's kernel that is kept open: most of the time is the kernel's own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeptFileBenchmark {
    /** The file, below /proc. */
    @Param({"stat", "loadavg", "meminfo", "diskstats", "net/dev", "cpuinfo", "partitions"})
    public String file = "";

    private Read read = () -> {};

    /** Names the file; it is opened at the first read. */
    @Setup
    public void open() {
        Path path = Path.of("/proc", file);
        read = switch (file) {
            case "stat" -> new ProcStat(path)::read;
            case "loadavg" -> new LoadAvg(path)::read;
            case "meminfo" -> new MemInfo(path)::read;
            case "diskstats" -> new DiskStats(path)::read;
            case "net/dev" -> new NetDev(path)::read;
            case "cpuinfo" -> new CpuInfo(path)::read;
            case "partitions" -> new Partitions(path)::read;
            default -> throw new IllegalArgumentException(file);
        };
    }

    /** One read. */
    @Benchmark
    public void read() throws IOException {
        read.run();
    }
}
