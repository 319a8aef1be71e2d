package badger.modules.threads;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits, and how often processes are counted. */
final class ThreadsModuleBehaviourTest {
    @TempDir
    Path root;

    private MadeHost host() throws IOException {
        ThreadsModuleProvider provider = new ThreadsModuleProvider();
        return MadeHost.of(root, provider, provider.defaults())
                .write("proc/loadavg", "0.00 0.01 0.05 1/250 4000\n")
                .write("proc/stat", "cpu  1 2 3 4\nprocesses 7\nprocs_running 1\nprocs_blocked 2\n")
                .write("proc/sys/kernel/threads-max", "2000\n")
                .write("proc/sys/kernel/pid_max", "1000\n");
    }

    @Test
    void threadsAreSetAgainstTheLowerLimit() throws IOException {
        try (MadeHost host = host()) {
            assertThat(host.tick())
                    .containsEntry("threads.total", 250L)
                    .containsEntry("threads.limit", 2000L)
                    .containsEntry("threads.pid_limit", 1000L)
                    .containsEntry("threads.used", 25.0)
                    .containsEntry("threads.blocked", 2L)
                    .doesNotContainKeys("threads.created", "threads.cgroup");
            host.write("proc/stat", "cpu  1 2 3 4\nprocesses 12\nprocs_running 1\nprocs_blocked 2\n");
            assertThat(host.tick()).containsEntry("threads.created", 5.0);
        }
    }

    @Test
    void processesAreCountedEveryMinute() throws IOException {
        Files.createDirectories(root.resolve("proc/1"));
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsEntry("threads.processes", 1L);
            Files.createDirectories(root.resolve("proc/77"));
            assertThat(host.ticks(58)).doesNotContainKey("threads.processes");
            assertThat(host.tick()).containsEntry("threads.processes", 2L);
        }
    }

    @Test
    void aContainersOwnLimitIsToldOfEitherVersion() throws IOException {
        MadeHost.write(root, "sys/fs/cgroup/pids.current", "41\n");
        MadeHost.write(root, "sys/fs/cgroup/pids.max", "512\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsEntry("threads.cgroup", 41L).containsEntry("threads.cgroup_limit", 512L);
        }
        MadeHost.write(root, "sys/fs/cgroup/pids/pids.current", "9\n");
        MadeHost.write(root, "sys/fs/cgroup/pids/pids.max", "max\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsEntry("threads.cgroup", 9L).doesNotContainKey("threads.cgroup_limit");
            assertThat(host.errors()).isZero();
        }
    }
}
