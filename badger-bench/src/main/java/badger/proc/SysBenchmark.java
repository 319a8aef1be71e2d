package badger.proc;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Asking this host's /sys whether a device is real; a module asks it of each device once a minute. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SysBenchmark {
    private final SysBlock block = new SysBlock(Path.of("/sys/block"));
    private final SysNet net = new SysNet(Path.of("/sys/class/net"));

    /** A disk that is most likely there. */
    @Benchmark
    public boolean disk() {
        return block.physicalDisk("vda");
    }

    /** An interface that is there, and is none. */
    @Benchmark
    public boolean loopback() {
        return net.realInterface("lo");
    }
}
