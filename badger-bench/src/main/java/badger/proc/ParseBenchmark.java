package badger.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** Parsing alone, without the kernel: files of the fixtures, and one of a host of 512 cores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {
    private static final Path FIXTURES = Path.of(System.getProperty("project.root", "."), "fixtures");
    private static final String STAT_OF_512_CORES = "512-cores:stat";
    private static final int INTERRUPTS = 4096;

    /** The fixture and the file in its folder {@code proc}. */
    @Param({
        "linux-6.18-x86_64:stat",
        "linux-6.18-x86_64:loadavg",
        "linux-6.18-x86_64:meminfo",
        "linux-6.18-x86_64:diskstats",
        "linux-6.18-x86_64:net/dev",
        "linux-6.18-x86_64:cpuinfo",
        "linux-6.18-x86_64:partitions",
        "linux-6.18-x86_64:11011/stat",
        "linux-6.18-x86_64:11011/status",
        "synthetic-256-cores:stat",
        "synthetic-256-cores:cpuinfo",
        STAT_OF_512_CORES
    })
    public String file = "";

    private final ProcCursor cursor = new ProcCursor();
    private byte[] content = {};
    private Read parse = () -> {};

    /** Takes the file into memory. */
    @Setup
    public void load() throws IOException {
        int colon = file.indexOf(':');
        String name = file.substring(colon + 1);
        content = file.equals(STAT_OF_512_CORES)
                ? statOf(512)
                : Files.readAllBytes(FIXTURES.resolve(file.substring(0, colon), "t0", "proc", name));
        parse = parseOf(name);
    }

    /** Parses it once. */
    @Benchmark
    public void parse() throws IOException {
        cursor.reset(content, content.length);
        parse.run();
    }

    private Read parseOf(String name) {
        Path path = Path.of("/proc", name);
        return switch (name) {
            case "stat" -> {
                ProcStat stat = new ProcStat(path);
                yield of(stat::clear, stat::parse);
            }
            case "loadavg" -> {
                LoadAvg loadavg = new LoadAvg(path);
                yield of(loadavg::clear, loadavg::parse);
            }
            case "meminfo" -> {
                MemInfo meminfo = new MemInfo(path);
                yield of(meminfo::clear, meminfo::parse);
            }
            case "diskstats" -> {
                DiskStats diskstats = new DiskStats(path);
                yield of(diskstats::clear, diskstats::parse);
            }
            case "net/dev" -> {
                NetDev dev = new NetDev(path);
                yield of(dev::clear, dev::parse);
            }
            case "cpuinfo" -> {
                CpuInfo cpuinfo = new CpuInfo(path);
                yield of(cpuinfo::clear, cpuinfo::parse);
            }
            case "partitions" -> {
                Partitions partitions = new Partitions(path);
                yield of(partitions::clear, partitions::parse);
            }
            case "11011/stat" -> {
                PidStat stat = new PidStat(path);
                yield of(stat::clear, stat::parse);
            }
            case "11011/status" -> {
                PidStatus status = new PidStatus(path);
                yield of(status::clear, status::parse);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Read of(Runnable clear, Parser parser) {
        return () -> {
            clear.run();
            parser.parse(cursor);
        };
    }

    /** A /proc/stat as a host of that many cores has it: large numbers, and a line of interrupts longer than the rest. */
    private static byte[] statOf(int cores) {
        StringBuilder text =
                new StringBuilder("cpu  81234567890 123456 4567890123 987654321098 1234567 0 234567 0 0 0\n");
        for (int core = 0; core < cores; core++) {
            text.append("cpu").append(core).append(" 158661265 241 8921660 1929012345 2411 0 458 0 0 0\n");
        }
        text.append("intr 98765432109").append(" 1234567".repeat(INTERRUPTS)).append('\n');
        text.append("ctxt 123456789012\nbtime 1790000000\nprocesses 45678901\nprocs_running 37\nprocs_blocked 2\n");
        text.append("softirq 9876543210 1 2 3 4 5 6 7 8 9 10\n");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** What a reader does with what it has read. */
    private interface Parser {
        void parse(ProcCursor cursor) throws IOException;
    }
}
