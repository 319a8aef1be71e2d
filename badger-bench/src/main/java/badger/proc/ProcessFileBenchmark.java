package badger.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading and parsing a file that every process has, opened anew each time; the process is the benchmark's own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProcessFileBenchmark {
    private static final Path PROC = Path.of("/proc");

    private final int pid = (int) ProcessHandle.current().pid();
    private final PidStat stat = new PidStat(PROC);
    private final PidStatus status = new PidStatus(PROC);
    private final PidCmdline cmdline = new PidCmdline(PROC);
    private final PidTask task = new PidTask(PROC);
    private final PidList list = new PidList(PROC);

    /** {@code /proc/[pid]/stat}. */
    @Benchmark
    public boolean stat() throws IOException {
        return stat.read(pid);
    }

    /** {@code /proc/[pid]/status}. */
    @Benchmark
    public boolean status() throws IOException {
        return status.read(pid);
    }

    /** {@code /proc/[pid]/task/[tid]/status} of the main thread. */
    @Benchmark
    public boolean threadStatus() throws IOException {
        return status.read(pid, pid);
    }

    /** {@code /proc/[pid]/cmdline}. */
    @Benchmark
    public boolean cmdline() throws IOException {
        return cmdline.read(pid);
    }

    /** The listing of {@code /proc/[pid]/task}. */
    @Benchmark
    public boolean task() throws IOException {
        return task.read(pid);
    }

    /** The listing of {@code /proc}. */
    @Benchmark
    public int list() throws IOException {
        list.read();
        return list.size();
    }
}
