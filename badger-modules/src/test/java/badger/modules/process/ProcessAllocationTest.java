package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.process.MadeProcesses.Stat;
import badger.testkit.Allocation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tick allocates on a host where no process comes or goes: what Java takes to open the processes' files. */
final class ProcessAllocationTest {
    private static final int PROCESSES = 100;
    /** Nothing is looked at anew between them. */
    private static final int WARM_UP = 12;

    private static final int TICKS = 18;
    /** One file: its name, its stream, and what closes it. */
    private static final long BYTES_A_FILE = 512;

    @TempDir
    Path root;

    private long bytesATick(Keys keys) throws IOException {
        try (MadeProcesses host = MadeProcesses.of(root, keys.config())) {
            for (int pid = 1; pid <= PROCESSES; pid++) {
                host.put(Stat.of(pid, "web").ticks(pid).user(pid % 7));
                host.io(pid, 1, 1).namespace(pid, 2000).traffic(pid, 1, 1);
                host.write(pid + "/cgroup", "0::/system.slice/web" + pid % 11 + ".service\n");
            }
            for (int tick = 0; tick < WARM_UP; tick++) {
                assertThat(host.count()).isPositive();
            }
            long before = Allocation.bytesOfThisThread();
            for (int tick = 0; tick < TICKS; tick++) {
                host.count();
            }
            return (Allocation.bytesOfThisThread() - before) / TICKS;
        }
    }

    @Test
    void detailsThatAreReadAtEveryTickTakeNothingButTheirFiles() throws IOException {
        // stat, status, cmdline at times, and io
        assertThat(bytesATick(Keys.on("extended", "io", "io_delay").pattern("web", "web")))
                .isLessThan(4 * PROCESSES * BYTES_A_FILE);
    }

    @Test
    void threadsTakeNothingButTheirFiles() throws IOException {
        assertThat(bytesATick(Keys.on("threads").pattern("web", "web"))).isLessThan(4 * PROCESSES * BYTES_A_FILE);
    }

    @Test
    void countingEveryoneTakesNothingButTheFiles() throws IOException {
        Keys keys = Keys.on()
                .group(Grouping.USER, 3)
                .group(Grouping.CGROUP, 3)
                .group(Grouping.UNIT, 3)
                .group(Grouping.COMMAND, 3);
        // stat of each, io of a tenth of them
        assertThat(bytesATick(keys)).isLessThan(PROCESSES * BYTES_A_FILE * 11 / 10);
    }

    @Test
    void trafficTakesNothingButTheFiles() throws IOException {
        // stat, status, cmdline at times, and one of all that are in the namespace
        assertThat(bytesATick(Keys.on("network").pattern("web", "web"))).isLessThan(3 * PROCESSES * BYTES_A_FILE);
    }
}
