package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import badger.modules.process.MadeProcesses.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of groups by pattern on request. */
final class ProcessDetailsTest {
    @TempDir
    Path root;

    private @Nullable MadeProcesses made;

    private MadeProcesses host(String... keys) throws IOException {
        MadeProcesses host =
                MadeProcesses.of(root, Keys.on(keys).pattern("web", "web").config());
        made = host;
        return host;
    }

    @AfterEach
    void close() throws IOException {
        if (made != null) {
            made.close();
        }
    }

    private static String io(long bytes) {
        return "rchar: " + 3 * bytes + "\nwchar: " + 4 * bytes + "\nsyscr: 5\nsyscw: 6\nread_bytes: " + bytes
                + "\nwrite_bytes: " + 2 * bytes + "\ncancelled_write_bytes: 7\n";
    }

    private static String limits(String openFiles) {
        return "Limit                     Soft Limit           Hard Limit           Units     \nMax open files            "
                + openFiles + "                 524288               files     \n";
    }

    @Test
    void faultsStatesAndAgesOfAllMembersAddUp() throws IOException {
        MadeProcesses host = host("extended");
        host.put(Stat.of(100, "web"))
                .put(Stat.of(200, "web").state('D'))
                .put(Stat.of(300, "web").state('I'));
        assertThat(host.tick())
                .contains(
                        entry("proc.sleeping.web", 2L),
                        entry("proc.blocked.web", 1L),
                        entry("proc.running.web", 0L),
                        entry("proc.stopped.web", 0L),
                        entry("proc.zombies.web", 0L),
                        entry("proc.mem_virtual.web", 3 * 819_200L),
                        entry("proc.mem_swap.web", 3 * 8192L),
                        entry("proc.uptime_oldest.web", 1001.0),
                        entry("proc.uptime_youngest.web", 999.0))
                .doesNotContainKey("proc.minor_faults.web");
        host.put(Stat.of(100, "web").faults(7))
                .put(Stat.of(200, "web").faults(3).state('t'));
        host.put(Stat.of(300, "web").state('R'));
        assertThat(host.tick())
                .contains(
                        entry("proc.minor_faults.web", 10.0),
                        entry("proc.major_faults.web", 10.0),
                        entry("proc.stopped.web", 1L),
                        entry("proc.running.web", 1L));
    }

    @Test
    void aZombieHasNoMemory() throws IOException {
        MadeProcesses host = host("extended", "pss");
        host.put(Stat.of(50, "other")).put(Stat.of(100, "web").state('Z').pages(0));
        assertThat(host.tick())
                .contains(
                        entry("proc.zombies.web", 1L),
                        entry("proc.mem_virtual.web", 0L),
                        entry("proc.mem_pss.web", 0L));
        assertThat(host.errors()).isZero();
    }

    @Test
    void whatProcessesReadAndWriteAddsUp() throws IOException {
        MadeProcesses host = host("io");
        host.put(Stat.of(100, "web")).write("100/io", io(1000));
        host.put(Stat.of(200, "web")).write("200/io", io(50));
        host.tick();
        host.write("100/io", io(1100)).write("200/io", io(53));
        assertThat(host.tick())
                .contains(
                        entry("proc.rchar.web", 309.0),
                        entry("proc.wchar.web", 412.0),
                        entry("proc.syscr.web", 0.0),
                        entry("proc.syscw.web", 0.0),
                        entry("proc.read_bytes.web", 103.0),
                        entry("proc.write_bytes.web", 206.0),
                        entry("proc.cancelled_write_bytes.web", 0.0));
    }

    @Test
    void whatMayNotBeReadOfOneIsNotKnownOfTheGroupAndSaidOnce() throws IOException {
        MadeProcesses host = host("io");
        host.put(Stat.of(100, "web")).write("100/io", io(1000));
        // opening it for reading fails, whoever asks
        host.put(Stat.of(200, "web"));
        Files.createDirectory(root.resolve("proc/200/io"));
        host.put(Stat.of(300, "web"));
        Files.createDirectory(root.resolve("proc/300/io"));
        host.tick();
        assertThat(host.ticks(20)).doesNotContainKey("proc.rchar.web").containsEntry("proc.count.web", 3L);
        assertThat(host.errors()).isEqualTo(1);
    }

    @Test
    void whatMayNotBeReadIsTriedAgainWhenTheProcessIsLookedAtAnew() throws IOException {
        MadeProcesses host = host("io");
        host.put(Stat.of(100, "web"));
        Files.createDirectory(root.resolve("proc/100/io"));
        host.tick();
        Files.delete(root.resolve("proc/100/io"));
        host.write("100/io", io(1000));
        assertThat(host.tick()).doesNotContainKey("proc.rchar.web");
        assertThat(host.ticks(32)).containsEntry("proc.rchar.web", 0.0);
    }

    @Test
    void aKernelThatLacksTheFileGivesNoZeros() throws IOException {
        MadeProcesses host = host("io", "pss", "open_files");
        host.put(Stat.of(100, "web"));
        host.tick();
        assertThat(host.tick().keySet())
                .contains("proc.count.web")
                .doesNotContain("proc.rchar.web", "proc.mem_pss.web", "proc.open_files.web");
        assertThat(host.errors()).isZero();
    }

    @Test
    void aMemberThatEndsWhileItIsReadTakesNothingAway() throws IOException {
        MadeProcesses host = host("io");
        host.put(Stat.of(100, "web")).write("100/io", io(1000));
        host.put(Stat.of(200, "web")).write("200/io", io(1000));
        host.tick();
        host.write("100/io", io(1010)).delete("200/io");
        assertThat(host.tick()).containsEntry("proc.read_bytes.web", 10.0);
    }

    @Test
    void theTightestLimitOfOpenFilesCounts() throws IOException {
        MadeProcesses host = host("open_files");
        host.put(Stat.of(100, "web")).write("100/limits", limits("1024"));
        host.write("100/fd/0", "").write("100/fd/1", "");
        host.put(Stat.of(200, "web")).write("200/limits", limits("4     "));
        host.write("200/fd/0", "");
        host.put(Stat.of(300, "web")).write("300/limits", limits("unlimited"));
        host.write("300/fd/0", "").write("300/fd/1", "").write("300/fd/2", "");
        assertThat(host.tick())
                .contains(
                        entry("proc.open_files.web", 6L),
                        entry("proc.open_files_limit.web", 4L),
                        entry("proc.open_files_usage.web", 25.0));
    }

    @Test
    void whatIsDearIsReadTwiceAndThenEveryTenSeconds() throws IOException {
        MadeProcesses host = host("open_files", "pss");
        host.put(Stat.of(100, "web")).write("100/limits", limits("1024")).write("100/fd/0", "");
        host.write("100/smaps_rollup", "1000-2000 ---p 00000000 00:00 0 [rollup]\nRss: 100 kB\nPss: 60 kB\n");
        for (int second = 1; second <= 30; second++) {
            boolean read = second <= 2 || second % 10 == 0;
            assertThat(host.tick().containsKey("proc.mem_pss.web"))
                    .as("second %s", second)
                    .isEqualTo(read);
        }
        assertThat(host.ticks(10)).contains(entry("proc.mem_pss.web", 61_440L), entry("proc.open_files.web", 1L));
    }

    @Test
    void waitsOfAllThreadsAddUp() throws IOException {
        MadeProcesses host = host("io_delay");
        host.put(Stat.of(100, "web").threads(2).waits(5));
        host.write("100/task/101/stat", Stat.of(101, "web").waits(10).text());
        host.put(Stat.of(200, "web").waits(1));
        host.tick();
        host.put(Stat.of(100, "web").threads(2).waits(6));
        host.write("100/task/101/stat", Stat.of(101, "web").waits(30).text());
        host.put(Stat.of(200, "web").waits(4));
        assertThat(host.tick()).containsEntry("proc.io_delay.web", 240.0);
    }

    @Test
    void waitsThatTheKernelDoesNotCountAreNotZeros() throws IOException {
        MadeProcesses host = host("io_delay");
        host.write("sys/kernel/task_delayacct", "0\n").put(Stat.of(100, "web"));
        host.tick();
        assertThat(host.ticks(20)).containsKey("proc.count.web").doesNotContainKey("proc.io_delay.web");
        assertThat(host.errors()).isEqualTo(1);
        host.write("sys/kernel/task_delayacct", "1\n");
        assertThat(host.ticks(11)).containsEntry("proc.io_delay.web", 0.0);
    }

    @Test
    void aKernelThatDoesNotSayWhetherItCountsIsBelievedWhenItHasCounted() throws IOException {
        MadeProcesses host = host("io_delay");
        host.delete("sys/kernel/task_delayacct");
        host.put(Stat.of(100, "web"));
        assertThat(host.ticks(3)).doesNotContainKey("proc.io_delay.web");
        host.put(Stat.of(100, "web").waits(2));
        host.tick();
        host.put(Stat.of(100, "web").waits(3));
        assertThat(host.tick()).containsEntry("proc.io_delay.web", 10.0);
    }
}
