package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that come, go and change what they are, on a host whose CPU has 100 jiffies a second. */
final class ProcessStatsBehaviourTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path root;

    private long jiffies = 1_000_000;
    private long forks = 1_000;

    @BeforeEach
    void makeHost() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        passJiffies(0);
    }

    private void passJiffies(long passed) throws IOException {
        jiffies += passed;
        Files.writeString(
                root.resolve("proc/stat"),
                "cpu  0 0 0 " + jiffies + " 0 0 0 0 0 0\ncpu0 0 0 0 " + jiffies
                        + " 0 0 0 0 0 0\nctxt 1\nbtime 1\nprocesses " + forks + "\nprocs_running 1\nprocs_blocked 0\n");
    }

    /** A process of one thread; one that was not there was forked. */
    private void process(int pid, String command, String commandLine, long start, long user, long switches)
            throws IOException {
        Path folder = root.resolve("proc").resolve(String.valueOf(pid));
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            forks++;
        }
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + command + ") S 1 1 1 0 -1 4194560 0 0 0 0 " + user + " 0 50 0 20 0 1 0 " + start
                        + " 1000 100 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        Files.writeString(
                folder.resolve("status"),
                "Name:\t" + command + "\nVmRSS:\t     100 kB\nThreads:\t1\nvoluntary_ctxt_switches:\t" + switches
                        + "\nnonvoluntary_ctxt_switches:\t0\n");
        Files.writeString(folder.resolve("cmdline"), commandLine.replace(' ', '\0') + '\0');
    }

    private void gone(int pid) throws IOException {
        Path folder = root.resolve("proc").resolve(String.valueOf(pid));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private ModuleTrial module(boolean children, Duration rescan) throws IOException {
        ProcessStatsConfig config = Keys.on()
                .pattern("web", "web")
                .children(children)
                .rescan(rescan)
                .config();
        return ModuleTrial.of(new ProcessStatsModuleProvider(), config, new StagedHost(root), 0);
    }

    private ModuleTrial module() throws IOException {
        return module(false, Duration.ofSeconds(1));
    }

    private Map<String, Number> tick(ModuleTrial module) throws IOException {
        passJiffies(100);
        return module.tick(SECOND).stream()
                .collect(Collectors.toMap(reading -> reading.series().metric(), Reading::value));
    }

    @Test
    void severalMatchesAreSummed() throws IOException {
        process(10, "web", "web a", 500, 1000, 10);
        process(11, "web", "web b", 501, 5000, 20);
        process(12, "db", "db", 502, 5000, 20);
        ModuleTrial module = module();
        assertThat(tick(module))
                .containsOnly(
                        entry("proc.count", 2L), entry("proc.thread_count", 2L), entry("proc.mem_resident", 204_800L));
        process(10, "web", "web a", 500, 1010, 13);
        process(11, "web", "web b", 501, 5005, 21);
        assertThat(tick(module))
                .contains(entry("proc.cpu", 15.0), entry("proc.voluntary_ctxt_per_sec", 4.0), entry("proc.count", 2L));
    }

    @Test
    void aNewProcessIsNoSpikeAndAnEndingOneNoReset() throws IOException {
        process(10, "web", "web a", 500, 1000, 0);
        ModuleTrial module = module();
        tick(module);
        process(10, "web", "web a", 500, 1010, 0);
        process(11, "web", "web b", 600, 90_000, 7_000);
        assertThat(tick(module)).contains(entry("proc.cpu", 10.0), entry("proc.count", 2L));
        process(11, "web", "web b", 600, 90_020, 7_000);
        gone(10);
        assertThat(tick(module)).contains(entry("proc.cpu", 20.0), entry("proc.count", 1L));
    }

    @Test
    void aPidThatIsUsedAgainIsAnotherProcess() throws IOException {
        process(10, "web", "web a", 500, 1000, 0);
        ModuleTrial module = module();
        tick(module);
        tick(module);
        process(10, "web", "web a", 900, 30, 0);
        assertThat(tick(module)).contains(entry("proc.count", 1L)).doesNotContainKey("proc.cpu");
        process(10, "web", "web a", 900, 40, 0);
        assertThat(tick(module)).contains(entry("proc.cpu", 10.0));
    }

    @Test
    void aPidThatIsUsedAgainByAnotherProgramIsNoMemberAnyMore() throws IOException {
        process(10, "web", "web a", 500, 1000, 0);
        ModuleTrial module = module();
        tick(module);
        process(10, "db", "db", 900, 30, 0);
        assertThat(tick(module)).containsEntry("proc.count", 0L);
    }

    @Test
    void aProcessSeenBetweenForkAndExecIsLookedAtAgainAtTwoSeconds() throws IOException {
        process(9, "shell", "sh", 100, 0, 0);
        ModuleTrial module = module();
        tick(module);
        process(10, "shell", "sh -c web", 500, 0, 0);
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        process(10, "shell", "web -f", 500, 0, 0);
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        assertThat(tick(module)).containsEntry("proc.count", 1L);
    }

    @Test
    void aMemberThatRenamesItselfIsLookedAtAtOnce() throws IOException {
        process(10, "web", "web a", 500, 1000, 0);
        ModuleTrial module = module();
        assertThat(tick(module)).containsEntry("proc.count", 1L);
        process(10, "other", "other", 500, 1000, 0);
        assertThat(tick(module)).containsEntry("proc.count", 0L);
    }

    @Test
    void aDaemonThatRewritesItsCommandLineIsFoundWithinHalfAMinute() throws IOException {
        process(10, "daemon", "daemon", 500, 1000, 0);
        ModuleTrial module = module();
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        process(10, "daemon", "web: worker", 500, 1000, 0);
        int seconds = 0;
        while (tick(module).get("proc.count") instanceof Long count && count == 0) {
            assertThat(++seconds).isLessThanOrEqualTo(31);
        }
    }

    @Test
    void timeOfEndedChildrenCountsOnlyIfAsked() throws IOException {
        process(10, "web", "web", 500, 1000, 0);
        ModuleTrial own = module();
        ModuleTrial all = module(true, Duration.ofSeconds(1));
        tick(own);
        tick(all);
        Path stat = root.resolve("proc/10/stat");
        Files.writeString(stat, Files.readString(stat).replace(" 1000 0 50 0 ", " 1010 0 80 0 "));
        assertThat(tick(own)).containsEntry("proc.cpu", 5.0);
        assertThat(tick(all)).containsEntry("proc.cpu", 20.0);
    }

    @Test
    void rescanSaysHowOftenNewProcessesAreLookedFor() throws IOException {
        ModuleTrial module = module(false, Duration.ofSeconds(5));
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        process(10, "web", "web", 500, 1000, 0);
        // the first look is at second 1, the next at 5
        for (int i = 0; i < 3; i++) {
            assertThat(tick(module)).containsEntry("proc.count", 0L);
        }
        assertThat(tick(module)).containsEntry("proc.count", 1L);
    }

    @Test
    void whereNothingWasForkedNothingIsLookedFor() throws IOException {
        ModuleTrial module = module();
        tick(module);
        process(10, "web", "web", 500, 1000, 0);
        forks--;
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        forks++;
        assertThat(tick(module)).containsEntry("proc.count", 1L);
    }

    @Test
    void aCounterOfForksThatCountsNothingIsNotBelieved() throws IOException {
        forks = 0;
        process(9, "shell", "sh", 100, 0, 0);
        forks = 0;
        ModuleTrial module = module();
        tick(module);
        process(10, "web", "web", 500, 1000, 0);
        forks = 0;
        assertThat(tick(module)).containsEntry("proc.count", 1L);
    }

    @Test
    void aPidThatIsUsedAgainAfterItsProcessWasFoundGoneIsANewProcess() throws IOException {
        process(10, "web", "web a", 500, 1000, 0);
        ModuleTrial module = module();
        tick(module);
        gone(10);
        assertThat(tick(module)).containsEntry("proc.count", 0L);
        process(10, "web", "web b", 900, 30, 0);
        assertThat(tick(module)).containsEntry("proc.count", 1L);
    }

    @Test
    void theSwitchesOfAllThreadsAreSummed() throws IOException {
        process(10, "web", "web", 500, 1000, 10);
        Path stat = root.resolve("proc/10/stat");
        Files.writeString(stat, Files.readString(stat).replace(" 20 0 1 0 500 ", " 20 0 2 0 500 "));
        threads(10, 100, 7);
        ModuleTrial module = module();
        assertThat(tick(module)).containsEntry("proc.thread_count", 2L);
        threads(10, 103, 9);
        assertThat(tick(module)).containsEntry("proc.voluntary_ctxt_per_sec", 5.0);
    }

    private void threads(int pid, long... switches) throws IOException {
        for (int i = 0; i < switches.length; i++) {
            Path folder = Files.createDirectories(root.resolve("proc/" + pid + "/task/" + (pid + i)));
            Files.writeString(
                    folder.resolve("status"),
                    "Name:\tweb\nvoluntary_ctxt_switches:\t" + switches[i] + "\nnonvoluntary_ctxt_switches:\t0\n");
        }
    }

    @Test
    void withoutTheHostsCpuTimeAllElseIsThere() throws IOException {
        process(10, "web", "web", 500, 1000, 10);
        ModuleTrial module = module();
        tick(module);
        Files.writeString(root.resolve("proc/stat"), "");
        assertThat(module.tick(SECOND))
                .extracting(reading -> reading.series().metric())
                .contains("proc.count", "proc.mem_resident", "proc.voluntary_ctxt_per_sec")
                .doesNotContain("proc.cpu");
        assertThat(module.errors()).isPositive();
    }

    @Test
    void withoutGroupsNothingIsRead() throws IOException {
        Files.delete(root.resolve("proc/stat"));
        try (ModuleTrial module =
                ModuleTrial.of(new ProcessStatsModuleProvider(), ProcessStatsConfig.none(), new StagedHost(root), 0)) {
            assertThat(module.tick(SECOND)).isEmpty();
            assertThat(module.errors()).isZero();
        }
    }
}
