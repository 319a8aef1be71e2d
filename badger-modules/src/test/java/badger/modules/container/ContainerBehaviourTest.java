package badger.modules.container;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import badger.testkit.Fixture;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that come, go, come back, have limits and networks. */
final class ContainerBehaviourTest {
    private static final String GROUPS = "sys/fs/cgroup/";
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String WEB = GROUPS + "docker/" + ID + "/";
    private static final String NAME = "0123456789ab";

    @TempDir
    Path root;

    private int groups = 1;

    @BeforeEach
    void makeTree() throws IOException {
        MadeHost.write(root, GROUPS + "cgroup.controllers", "cpu io memory pids\n");
        change();
    }

    /** Says, as the kernel does, that groups have come or gone. */
    private void change() throws IOException {
        MadeHost.write(root, GROUPS + "cgroup.stat", "nr_descendants " + ++groups + "\n");
    }

    private void write(String file, String content) throws IOException {
        MadeHost.write(root, file, content);
    }

    private void remove(String folder) throws IOException {
        try (Stream<Path> below = Files.walk(root.resolve(folder))) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private MadeHost host() throws IOException {
        return host(false, false);
    }

    private MadeHost host(boolean services, boolean extended) throws IOException {
        return MadeHost.of(root, new ContainerModuleProvider(), new ContainerConfig(services, extended, ""));
    }

    private static String cpu(long micros) {
        return "usage_usec " + micros + "\nuser_usec 1\nsystem_usec 1\n";
    }

    @Test
    void cpuIsInPercentOfOneCore() throws IOException {
        write(WEB + "cpu.stat", cpu(1_000_000));
        write(WEB + "cpu.max", "250000 100000\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsOnly(Map.entry("container.cpu.limit." + NAME, 250.0));
            write(WEB + "cpu.stat", cpu(2_500_000));
            assertThat(host.tick()).containsEntry("container.cpu.percent." + NAME, 150.0);
        }
    }

    @Test
    void withoutAQuotaThereIsNoThrottling() throws IOException {
        write(WEB + "cpu.stat", cpu(1) + "nr_periods 0\nnr_throttled 0\nthrottled_usec 0\n");
        try (MadeHost host = host(false, true)) {
            host.tick();
            assertThat(host.tick())
                    .containsOnlyKeys(
                            "container.cpu.percent." + NAME,
                            "container.cpu.user." + NAME,
                            "container.cpu.system." + NAME);
            write(WEB + "cpu.stat", cpu(1) + "nr_periods 10\nnr_throttled 2\nthrottled_usec 500\n");
            host.tick();
            write(WEB + "cpu.stat", cpu(1) + "nr_periods 20\nnr_throttled 7\nthrottled_usec 1500\n");
            assertThat(host.tick())
                    .containsEntry("container.cpu.throttled_periods." + NAME, 5.0)
                    .containsEntry("container.cpu.throttled_time." + NAME, 1000.0)
                    .containsEntry("container.cpu.throttled_percent." + NAME, 50.0);
        }
    }

    @Test
    void theWorkingSetIsNeverBelowNothing() throws IOException {
        write(WEB + "memory.current", "4096\n");
        write(WEB + "memory.stat", "anon 0\nfile 8192\nshmem 0\ninactive_file 8192\npgfault 1\npgmajfault 1\n");
        write(WEB + "memory.max", "max\n");
        try (MadeHost host = host()) {
            assertThat(host.tick())
                    .containsOnly(
                            Map.entry("container.memory.usage." + NAME, 4096L),
                            Map.entry("container.memory.working_set." + NAME, 0L));
        }
    }

    @Test
    void withoutItsMemoryInUseThereIsNoWorkingSet() throws IOException {
        write(WEB + "memory.stat", "anon 0\nfile 8192\nshmem 0\ninactive_file 8192\npgfault 1\npgmajfault 1\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).isEmpty();
        }
    }

    @Test
    void aContainerThatGoesLeavesNothing() throws IOException {
        write(WEB + "pids.current", "3\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsEntry("container.pids.current." + NAME, 3L);
            remove(WEB);
            change();
            assertThat(host.ticks(5)).isEmpty();
            assertThat(host.ticks(120)).isEmpty();
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void oneThatComesIsSeenWhenTheKernelTellsOfIt() throws IOException {
        Files.createDirectories(root.resolve(GROUPS + "docker"));
        try (MadeHost host = host()) {
            assertThat(host.ticks(10)).isEmpty();
            write(WEB + "pids.current", "3\n");
            assertThat(host.tick()).isEmpty();
            change();
            assertThat(host.tick()).containsOnlyKeys("container.pids.current." + NAME);
        }
    }

    @Test
    void theTreeIsLeftAloneForFiveSeconds() throws IOException {
        Files.createDirectories(root.resolve(GROUPS + "docker"));
        try (MadeHost host = host()) {
            host.tick();
            write(WEB + "pids.current", "3\n");
            change();
            assertThat(host.ticks(4)).isEmpty();
            assertThat(host.tick()).containsOnlyKeys("container.pids.current." + NAME);
        }
    }

    @Test
    void oneThatComesAsAnotherGoesIsSeenWithinAMinute() throws IOException {
        write(GROUPS + "system.slice/ssh.service/pids.current", "3\n");
        try (MadeHost host = host(true, false)) {
            host.tick();
            remove(GROUPS + "system.slice/ssh.service");
            write(GROUPS + "system.slice/cron.service/pids.current", "4\n");
            assertThat(host.ticks(59)).doesNotContainKey("container.pids.current.cron.service");
            assertThat(host.tick()).containsOnlyKeys("container.pids.current.cron.service");
        }
    }

    @Test
    void oneThatComesAsAnotherGoesIsSeenOnceTheOtherIsMissed() throws IOException {
        String other = GROUPS + "docker/" + "f".repeat(64) + "/";
        write(WEB + "pids.current", "3\n");
        try (MadeHost host = host()) {
            host.tick();
            remove(WEB);
            write(other + "pids.current", "4\n");
            // its processes are looked for after five seconds, and the next second begins with a walk
            assertThat(host.ticks(5)).doesNotContainKey("container.pids.current.ffffffffffff");
            assertThat(host.tick()).containsOnlyKeys("container.pids.current.ffffffffffff");
        }
    }

    @Test
    void oneThatComesBackUnderItsNameHasNoRateAgainstItsPredecessor() throws IOException {
        String group = GROUPS + "lxc/web/";
        write(group + "cpu.stat", cpu(1_000_000));
        try (MadeHost host = host()) {
            host.tick();
            write(group + "cpu.stat", cpu(1_500_000));
            assertThat(host.tick()).containsEntry("container.cpu.percent.web", 50.0);
            remove(group);
            change();
            assertThat(host.ticks(5)).isEmpty();
            // more than before, so that it is no reset by its number
            write(group + "cpu.stat", cpu(9_000_000));
            change();
            for (int second = 0; second < 10; second++) {
                assertThat(host.tick().getOrDefault("container.cpu.percent.web", 0))
                        .isIn(0, 0.0);
            }
            write(group + "cpu.stat", cpu(9_250_000));
            assertThat(host.tick()).containsEntry("container.cpu.percent.web", 25.0);
        }
    }

    @Test
    void aCounterThatFellHasNoPoint() throws IOException {
        write(WEB + "memory.events", "max 0\noom_kill 5\n");
        try (MadeHost host = host()) {
            host.tick();
            write(WEB + "memory.events", "max 0\noom_kill 2\n");
            assertThat(host.tick()).isEmpty();
            write(WEB + "memory.events", "max 0\noom_kill 3\n");
            assertThat(host.tick()).containsOnly(Map.entry("container.memory.oom_kills." + NAME, 1.0));
        }
    }

    @Test
    void aDiskThatCannotBeReadLeavesNoLeap() throws IOException {
        write(WEB + "io.stat", "8:0 rbytes=1000 wbytes=0 rios=1 wios=0\n8:16 rbytes=5000 wbytes=0 rios=1 wios=0\n");
        try (MadeHost host = host()) {
            host.tick();
            write(WEB + "io.stat", "8:0 rbytes=x wbytes=0 rios=1 wios=0\n8:16 rbytes=5000 wbytes=0 rios=1 wios=0\n");
            assertThat(host.tick()).doesNotContainKey("container.io.read_bytes." + NAME);
            write(WEB + "io.stat", "8:0 rbytes=1200 wbytes=0 rios=1 wios=0\n8:16 rbytes=5000 wbytes=0 rios=1 wios=0\n");
            assertThat(host.tick()).containsEntry("container.io.read_bytes." + NAME, 100.0);
            assertThat(host.errors()).isEqualTo(1);
        }
    }

    @Test
    void limitsAreReadEveryTenSeconds() throws IOException {
        write(WEB + "pids.max", "100\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsEntry("container.pids.limit." + NAME, 100L);
            assertThat(host.tick()).containsEntry("container.pids.limit." + NAME, 100L);
            write(WEB + "pids.max", "200\n");
            assertThat(host.ticks(7)).isEmpty();
            assertThat(host.tick()).containsEntry("container.pids.limit." + NAME, 200L);
        }
    }

    @Test
    void servicesAreThereIfTheyAreWanted() throws IOException {
        write(GROUPS + "system.slice/ssh.service/pids.current", "2\n");
        write(GROUPS + "system.slice/pids.current", "5\n");
        write(WEB + "pids.current", "3\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsOnlyKeys("container.pids.current." + NAME);
        }
        try (MadeHost host = host(true, false)) {
            assertThat(host.tick())
                    .containsOnlyKeys(
                            "container.pids.current." + NAME,
                            "container.pids.current.ssh.service",
                            "container.pids.current.system.slice");
            remove(GROUPS + "system.slice/ssh.service");
            change();
            assertThat(host.ticks(10))
                    .containsOnlyKeys("container.pids.current." + NAME, "container.pids.current.system.slice");
        }
    }

    @Test
    void whatIsBelowAContainerIsItsOwn() throws IOException {
        write(WEB + "system.slice/ssh.service/pids.current", "2\n");
        write(WEB + "docker/" + "f".repeat(64) + "/pids.current", "2\n");
        write(WEB + "pids.current", "3\n");
        try (MadeHost host = host(true, false)) {
            assertThat(host.tick()).containsOnlyKeys("container.pids.current." + NAME);
        }
    }

    @Test
    void aHostWithoutControlGroupsIsLookedAtOnceAMinute() throws IOException {
        remove("sys");
        try (MadeHost host = host()) {
            assertThat(host.ticks(10)).isEmpty();
            makeTree();
            write(WEB + "pids.current", "3\n");
            assertThat(host.ticks(50)).isEmpty();
            assertThat(host.tick()).containsOnlyKeys("container.pids.current." + NAME);
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void version1FindsGroupsInTheFirstTreeThereIs() throws IOException {
        remove("sys");
        write(GROUPS + "cpuacct,cpu/docker/" + ID + "/cpuacct.usage", "1000000000\n");
        write(GROUPS + "pids/docker/" + ID + "/pids.current", "3\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).containsOnly(Map.entry("container.pids.current." + NAME, 3L));
            write(GROUPS + "cpuacct,cpu/docker/" + ID + "/cpuacct.usage", "1250000000\n");
            assertThat(host.tick()).containsEntry("container.cpu.percent." + NAME, 25.0);
            write(GROUPS + "cpuacct,cpu/docker/" + "f".repeat(64) + "/cpuacct.usage", "1\n");
            write(GROUPS + "pids/docker/" + "f".repeat(64) + "/pids.current", "4\n");
            assertThat(host.ticks(10)).containsKey("container.pids.current.ffffffffffff");
        }
    }

    @Test
    void version1WithoutALimitSaysItsLargestNumber() throws IOException {
        remove("sys");
        write(GROUPS + "memory/docker/" + ID + "/memory.limit_in_bytes", "9223372036854771712\n");
        try (MadeHost host = host()) {
            assertThat(host.tick()).isEmpty();
            write(GROUPS + "memory/docker/" + ID + "/memory.limit_in_bytes", "67108864\n");
            assertThat(host.tick()).containsOnly(Map.entry("container.memory.limit." + NAME, 67108864L));
        }
    }

    @Test
    void version1KnowsNothingOfDisksThatItDoesNotName() throws IOException {
        remove("sys");
        Files.createDirectories(root.resolve(GROUPS + "memory/docker/" + ID));
        String file = GROUPS + "blkio/docker/" + ID + "/blkio.throttle.io_service_bytes";
        write(file, "Total 0\n");
        try (MadeHost host = host()) {
            host.tick();
            assertThat(host.tick()).isEmpty();
            write(file, "8:0 Read 4096\n8:0 Write 0\n8:0 Total 4096\nTotal 4096\n");
            host.tick();
            assertThat(host.tick())
                    .containsOnly(
                            Map.entry("container.io.read_bytes." + NAME, 0.0),
                            Map.entry("container.io.write_bytes." + NAME, 0.0));
        }
    }

    private static String netDev(long received) {
        return """
                Inter-|   Receive                            |  Transmit
                 face |bytes    packets errs drop|bytes    packets errs drop
                    lo: 999999       1    0    0      99       1    0    0
                  eth0: %d          2    0    0     100       1    0    0
                  eth1: 1000         2    0    0     100       1    0    0
                """.formatted(received);
    }

    @Test
    void theNetworkIsThatOfAProcessOfTheGroup() throws IOException {
        write(WEB + "cgroup.procs", "");
        write(WEB + "init.scope/cgroup.procs", "0\n42\n43\n");
        write("proc/42/net/dev", netDev(1000));
        try (MadeHost host = host()) {
            host.tick();
            write("proc/42/net/dev", netDev(1500));
            assertThat(host.tick())
                    .containsOnly(
                            Map.entry("container.net.rx_bytes." + NAME, 500.0),
                            Map.entry("container.net.tx_bytes." + NAME, 0.0));
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void aContainerInTheHostsNetworkHasNoneOfItsOwn() throws IOException {
        write(WEB + "cgroup.procs", "42\n");
        write("proc/net/dev", netDev(1000));
        Files.createDirectories(root.resolve("proc/42/net"));
        Files.createLink(root.resolve("proc/42/net/dev"), root.resolve("proc/net/dev"));
        try (MadeHost host = host()) {
            host.tick();
            assertThat(host.ticks(30)).isEmpty();
            // the process that the engine began with has become the container's
            Files.delete(root.resolve("proc/42/net/dev"));
            write("proc/42/net/dev", netDev(1000));
            host.ticks(11);
            assertThat(host.tick()).containsEntry("container.net.rx_bytes." + NAME, 0.0);
        }
    }

    @Test
    void anotherProcessIsTakenWhenTheFirstIsGone() throws IOException {
        write(WEB + "cgroup.procs", "42\n43\n");
        write("proc/42/net/dev", netDev(1000));
        write("proc/43/net/dev", netDev(5000));
        try (MadeHost host = host()) {
            host.tick();
            write(WEB + "cgroup.procs", "43\n");
            remove("proc/42");
            host.ticks(70);
            write("proc/43/net/dev", netDev(5100));
            assertThat(host.tick()).containsEntry("container.net.rx_bytes." + NAME, 100.0);
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void theNetworkOfAContainerThatWasStartedAgainIsSeenAtOnce() throws IOException {
        write(WEB + "cgroup.procs", "42\n");
        write("proc/42/net/dev", netDev(1000));
        try (MadeHost host = host()) {
            host.ticks(200);
            write(WEB + "cgroup.procs", "43\n");
            write("proc/43/net/dev", netDev(50));
            // a file that is open is read on, as the kernel's is
            remove("proc/42");
            host.tick();
            write("proc/43/net/dev", netDev(150));
            assertThat(host.tick()).containsEntry("container.net.rx_bytes." + NAME, 100.0);
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void aContainerWithoutAProcessYetIsLookedAtAgainSoon() throws IOException {
        write(WEB + "cgroup.procs", "42\n");
        write("proc/42/net/dev", netDev(1000));
        try (MadeHost host = host()) {
            host.ticks(200);
            write(WEB + "cgroup.procs", "");
            remove("proc/42");
            assertThat(host.tick()).isEmpty();
            write(WEB + "cgroup.procs", "43\n");
            write("proc/43/net/dev", netDev(50));
            host.ticks(5);
            write("proc/43/net/dev", netDev(150));
            assertThat(host.tick()).containsEntry("container.net.rx_bytes." + NAME, 100.0);
        }
    }

    @Test
    void oneThatIsReplacedInASecondIsSeenSoon() throws IOException {
        write(WEB + "cgroup.procs", "42\n");
        write(WEB + "pids.current", "3\n");
        write("proc/42/net/dev", netDev(1000));
        try (MadeHost host = host()) {
            host.ticks(30);
            remove("proc/42");
            remove(WEB);
            // there are as many groups as before, so that the kernel's number tells nothing
            assertThat(host.tick()).containsEntry("container.pids.current." + NAME, 3L);
            write(WEB + "pids.current", "4\n");
            assertThat(host.tick()).containsEntry("container.pids.current." + NAME, 4L);
        }
    }

    @Test
    void inAContainerItsOwnUseStandsBesideTheHosts() throws IOException {
        write(GROUPS + "cgroup.events", "populated 1\nfrozen 0\n");
        write(GROUPS + "cpu.stat", cpu(0));
        write(GROUPS + "cpu.max", "50000 100000\n");
        write(GROUPS + "memory.current", "1048576\n");
        write(GROUPS + "memory.max", "4194304\n");
        write("proc/stat", "cpu 100 0 100 1000 50 0 0 500 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\ncpu1 1 1 1 1 1 1 1 1 1 1\n");
        write("proc/meminfo", "MemTotal: 2048 kB\nMemFree: 512 kB\nInactive(file): 1024 kB\n");
        try (MadeHost host = host()) {
            assertThat(host.tick())
                    .containsEntry("scope.cpu.limit.container", 50.0)
                    .containsEntry("scope.cpu.limit.host", 200.0)
                    .containsEntry("scope.memory.usage.container", 1048576L)
                    .containsEntry("scope.memory.limit.container", 4194304L)
                    .containsEntry("scope.memory.usage.host", 1536L * 1024)
                    .containsEntry("scope.memory.limit.host", 2048L * 1024)
                    .containsEntry("scope.memory.working_set.host", 512L * 1024);
            write(GROUPS + "cpu.stat", cpu(250_000));
            write("proc/stat", "cpu 150 0 150 1000 50 0 0 900 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
            assertThat(host.tick())
                    .containsEntry("scope.cpu.percent.container", 25.0)
                    .containsEntry("scope.cpu.percent.host", 100.0);
        }
    }

    @Test
    void halfOfTheFilesThatTheAgentMayHaveOpenAreKept() throws IOException {
        write(
                "proc/self/limits",
                "Limit Soft Hard Units\nMax open files            20                   4096   files\n");
        for (int container = 1; container <= 5; container++) {
            String group = GROUPS + "docker/" + Integer.toString(container).repeat(64) + "/";
            write(group + "pids.current", container + "\n");
            write(group + "memory.current", "4096\n");
            write(group + "cpu.stat", cpu(1));
            write(group + "cgroup.procs", "4" + container + "\n");
            write("proc/4" + container + "/net/dev", netDev(1000));
        }
        try (MadeHost host = host()) {
            host.tick();
            assertThat(filesOfGroups()).isEqualTo(10);
            for (int container = 1; container <= 5; container++) {
                write("proc/4" + container + "/net/dev", netDev(1000 + container));
            }
            Map<String, Number> points = host.tick();
            for (int container = 1; container <= 5; container++) {
                String name = Integer.toString(container).repeat(12);
                assertThat(points)
                        .containsEntry("container.pids.current." + name, (long) container)
                        .containsEntry("container.memory.usage." + name, 4096L)
                        .containsEntry("container.cpu.percent." + name, 0.0)
                        .containsEntry("container.net.rx_bytes." + name, (double) container);
            }
            assertThat(filesOfGroups()).isEqualTo(10);
            remove(GROUPS + "docker/" + "1".repeat(64));
            change();
            host.ticks(5);
            assertThat(filesOfGroups())
                    .as("others have the room of one that went")
                    .isEqualTo(10);
            assertThat(host.errors()).isZero();
        }
        assertThat(filesOfGroups()).isZero();
    }

    /** How many files of containers this process has open. */
    private long filesOfGroups() throws IOException {
        long open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                String file = target(descriptor);
                open += file.startsWith(root + "/" + GROUPS + "docker/") || file.startsWith(root + "/proc/4") ? 1 : 0;
            }
        }
        return open;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            // that of the listing itself
            return "";
        }
    }

    @Test
    void onAHostThereIsNoScope() throws IOException {
        write(GROUPS + "cpu.stat", cpu(1));
        write("proc/stat", "cpu 100 0 100 1000 50 0 0 500 0 0\n");
        try (MadeHost host = host()) {
            host.tick();
            assertThat(host.tick()).isEmpty();
        }
    }

    @Test
    void byDefaultAContainerHasNineteenSeries() throws IOException {
        Path stage = Files.createDirectory(root.resolve("played"));
        Fixture fixture = Fixture.play("linux-6.18-x86_64", stage);
        ContainerModuleProvider provider = new ContainerModuleProvider();
        try (MadeHost host = MadeHost.of(stage, provider, provider.defaults())) {
            host.tick();
            fixture.show("t1");
            List<String> ofOne = host.tick().keySet().stream()
                    .filter(name -> name.endsWith(".0bae83ea493b"))
                    .toList();
            assertThat(ofOne).hasSize(19);
        }
    }
}
