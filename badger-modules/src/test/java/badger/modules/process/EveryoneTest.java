package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import badger.modules.process.MadeProcesses.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All processes in groups, of which some have series of their own, on a host whose CPU has 100 jiffies a second. */
final class EveryoneTest {
    @TempDir
    Path root;

    private @Nullable MadeProcesses made;

    private MadeProcesses host(Grouping by, int top) throws IOException {
        MadeProcesses host = MadeProcesses.of(root, Keys.on().group(by, top).config());
        made = host;
        return host;
    }

    @AfterEach
    void close() throws IOException {
        if (made != null) {
            made.close();
        }
    }

    private static double sum(Map<String, Number> points, String prefix) {
        return points.entrySet().stream()
                .filter(point -> point.getKey().startsWith(prefix))
                .mapToDouble(point -> point.getValue().doubleValue())
                .sum();
    }

    @Test
    void usersHaveTheirNamesOrTheirNumbers() throws IOException {
        MadeProcesses host = host(Grouping.USER, 5).users("root:x:0:0::/:/bin/sh", "www:x:33:33::/:/bin/sh");
        host.put(Stat.of(100, "a").user(33).pages(10)).io(100, 0, 0);
        host.put(Stat.of(101, "b").user(33).pages(5).threads(4)).io(101, 0, 0);
        host.put(Stat.of(102, "c").user(1234).pages(1)).io(102, 0, 0);
        assertThat(host.tick())
                .contains(
                        entry("proc.user.count.www", 2L),
                        entry("proc.user.thread_count.www", 5L),
                        entry("proc.user.mem_resident.www", 61_440L),
                        entry("proc.user.count.1234", 1L),
                        entry("proc.user.count.other", 0L))
                .doesNotContainKeys("proc.user.cpu.www", "proc.user.count.root");
        host.put(Stat.of(100, "a").user(33).ticks(20)).io(100, 4096, 0);
        host.put(Stat.of(102, "c").user(1234).ticks(3)).io(102, 0, 512);
        host.tick();
        host.put(Stat.of(100, "a").user(33).ticks(25)).io(100, 8192, 0);
        host.put(Stat.of(102, "c").user(1234).ticks(4)).io(102, 0, 1024);
        assertThat(host.tick())
                .contains(
                        entry("proc.user.cpu.www", 5.0),
                        entry("proc.user.read_bytes.www", 4096.0),
                        entry("proc.user.write_bytes.www", 0.0),
                        entry("proc.user.cpu.1234", 1.0),
                        entry("proc.user.write_bytes.1234", 512.0));
        assertThat(host.errors()).isZero();
    }

    @Test
    void whatAProcessReadsAndWritesCountsFromItsFirstSecondOn() throws IOException {
        MadeProcesses host = host(Grouping.USER, 5).users("www:x:33:33::/:/bin/sh");
        host.put(Stat.of(100, "a").user(33)).io(100, 100, 0);
        host.tick();
        host.put(Stat.of(100, "a").user(33).ticks(1)).io(100, 4196, 0);
        assertThat(host.tick()).containsEntry("proc.user.read_bytes.www", 4096.0);
    }

    @Test
    void oneThatUsesNoCpuIsAskedEveryTenSeconds() throws IOException {
        MadeProcesses host = host(Grouping.USER, 5).users("www:x:33:33::/:/bin/sh");
        host.put(Stat.of(103, "a").user(33)).io(103, 0, 0);
        host.tick();
        host.io(103, 0, 512);
        double written = 0;
        for (int i = 0; i < 10; i++) {
            written += sum(host.tick(), "proc.user.write_bytes.www");
        }
        assertThat(written).isEqualTo(512);
    }

    @Test
    void aUserWhoIsAddedLaterGetsTheirNameWithinAMinute() throws IOException {
        MadeProcesses host = host(Grouping.USER, 5).users("root:x:0:0::/:/bin/sh");
        host.put(Stat.of(100, "a").user(33));
        assertThat(host.tick()).containsKey("proc.user.count.33");
        Files.delete(root.resolve("etc/passwd"));
        host.users("root:x:0:0::/:/bin/sh", "www:x:33:33::/:/bin/sh");
        assertThat(host.ticks(100)).containsEntry("proc.user.count.www", 1L).doesNotContainKey("proc.user.count.33");
    }

    @Test
    void aProcessThatBecomesAnotherUsersTakesNothingAlong() throws IOException {
        MadeProcesses host = host(Grouping.USER, 5).users("root:x:0:0::/:/bin/sh", "www:x:33:33::/:/bin/sh");
        host.put(Stat.of(100, "a").ticks(500)).put(Stat.of(101, "b").user(33));
        host.ticks(3);
        host.put(Stat.of(100, "a").user(33).ticks(510));
        Map<String, Number> points = host.tick();
        assertThat(points).containsEntry("proc.user.cpu.root", 10.0);
        int seconds = 0;
        while (!Long.valueOf(2).equals(points.get("proc.user.count.www"))) {
            assertThat(++seconds).isLessThanOrEqualTo(31);
            points = host.tick();
            assertThat(sum(points, "proc.user.cpu.")).isZero();
        }
    }

    @Test
    void controlGroupsAndTheirUnits() throws IOException {
        Keys both = Keys.on().group(Grouping.CGROUP, 5).group(Grouping.UNIT, 5);
        try (MadeProcesses host = MadeProcesses.of(root, both.config())) {
            host.put(Stat.of(100, "a")).write("100/cgroup", "0::/system.slice/web.service/one\n");
            host.put(Stat.of(101, "a")).write("101/cgroup", "0::/system.slice/web.service/two\n");
            host.put(Stat.of(102, "a")).write("102/cgroup", "0::/\n");
            assertThat(host.tick())
                    .contains(
                            entry("proc.cgroup.count./system.slice/web.service/one", 1L),
                            entry("proc.cgroup.count./system.slice/web.service/two", 1L),
                            entry("proc.cgroup.count./", 1L),
                            entry("proc.unit.count.web.service", 2L),
                            entry("proc.unit.count.-.slice", 1L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, -.slice",
        "/docker/abc, -.slice",
        "/system.slice/cron.service, cron.service",
        "/system.slice/docker-abc.scope/inner, docker-abc.scope",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/mail.service, mail.service",
        "/user.slice/user-1000.slice, user-1000.slice",
        "/user.slice/.service, user.slice",
        "/system.slice/.scope/x, system.slice"
    })
    void theUnitOfAControlGroup(String path, String unit) {
        assertThat(Belonging.unit(path)).isEqualTo(unit);
    }

    @Test
    void whoUsesTheMostOfAnythingIsChosenAndTheRestIsOther() throws IOException {
        MadeProcesses host = host(Grouping.COMMAND, 1);
        for (int second = 0; second < 12; second++) {
            host.put(Stat.of(100, "busy").ticks(10L * second).pages(1)).io(100, 0, 0);
            host.put(Stat.of(101, "fat").ticks(second).pages(100)).io(101, 0, 0);
            host.put(Stat.of(102, "writer").ticks(second).pages(1)).io(102, 0, 1000L * second);
            host.put(Stat.of(103, "small").ticks(second).pages(2)).io(103, 10L * second, 0);
            host.put(Stat.of(104, "other").ticks(20L * second).pages(200)).io(104, 0, 0);
            Map<String, Number> points = host.tick();
            // after ten seconds what is read and written is known of everyone
            if (second == 11) {
                assertThat(points)
                        .contains(
                                entry("proc.command.cpu.busy", 10.0),
                                entry("proc.command.mem_resident.fat", 409_600L),
                                entry("proc.command.write_bytes.writer", 1000.0),
                                entry("proc.command.cpu.other", 21.0),
                                entry("proc.command.mem_resident.other", 827_392L),
                                entry("proc.command.count.other", 2L))
                        .doesNotContainKey("proc.command.cpu.small");
            }
        }
    }

    @Test
    void whoIsAboutAsLargeDoesNotTakeTurns() throws IOException {
        MadeProcesses host = host(Grouping.COMMAND, 1);
        long[] ticks = new long[2];
        for (int second = 0; second < 60; second++) {
            // the larger of the two changes every ten seconds, by a quarter
            ticks[0] += second / 10 % 2 == 0 ? 10 : 8;
            ticks[1] += second / 10 % 2 == 0 ? 8 : 10;
            host.put(Stat.of(100, "one").ticks(ticks[0]).pages(0));
            host.put(Stat.of(101, "two").ticks(ticks[1]).pages(0));
            assertThat(host.tick()).doesNotContainKey("proc.command.count.two");
        }
    }

    @Test
    void whoseReadsMayNotBeKnownMakesThoseOfItsGroupUnknown() throws IOException {
        MadeProcesses host = host(Grouping.COMMAND, 5);
        host.put(Stat.of(100, "mine")).io(100, 0, 0);
        host.put(Stat.of(101, "theirs"));
        Files.createDirectory(root.resolve("proc/101/io"));
        host.ticks(11);
        host.put(Stat.of(100, "mine").ticks(1)).io(100, 512, 0);
        assertThat(host.tick())
                .containsEntry("proc.command.read_bytes.mine", 512.0)
                .containsEntry("proc.command.read_bytes.other", 0.0)
                .containsEntry("proc.command.cpu.theirs", 0.0)
                .doesNotContainKey("proc.command.read_bytes.theirs");
        assertThat(host.errors()).isEqualTo(1);
    }

    @Test
    void cpuTimeWaitsForTheHosts() throws IOException {
        MadeProcesses host = host(Grouping.COMMAND, 5);
        host.put(Stat.of(100, "web"));
        host.ticks(2);
        host.put(Stat.of(100, "web").ticks(30));
        Path stat = root.resolve("proc/stat");
        String before = Files.readString(stat);
        host.write("stat", "");
        assertThat(host.count()).isPositive();
        host.write("stat", before);
        host.put(Stat.of(100, "web").ticks(40));
        // 40 ticks in the 100 jiffies since the host's CPU time was read
        assertThat(host.tick()).containsEntry("proc.command.cpu.web", 40.0);
    }

    @Test
    void processesByPatternAreThereAsWell() throws IOException {
        Keys both = Keys.on().pattern("web", "web").group(Grouping.COMMAND, 5);
        try (MadeProcesses host = MadeProcesses.of(root, both.config())) {
            host.put(Stat.of(100, "web")).put(Stat.of(101, "db"));
            assertThat(host.ticks(40))
                    .contains(
                            entry("proc.count.web", 1L),
                            entry("proc.command.count.web", 1L),
                            entry("proc.command.count.db", 1L));
        }
    }

    /** Whatever comes, goes and is chosen: all series together have what all processes that were seen twice used. */
    @Test
    void theSumOfAllIsTheHosts() throws IOException {
        long seed = 20_261_123;
        SplittableRandom random = new SplittableRandom(seed);
        MadeProcesses host = host(Grouping.COMMAND, 2);
        Map<Integer, Stat> running = new TreeMap<>();
        int nextPid = 100;
        for (int second = 1; second <= 120; second++) {
            int ended = random.nextInt(4) == 0 && !running.isEmpty()
                    ? running.keySet().stream()
                            .skip(random.nextInt(running.size()))
                            .findFirst()
                            .orElseThrow()
                    : -1;
            if (ended >= 0) {
                running.remove(ended);
                host.end(ended);
            }
            long growth = 0;
            for (Map.Entry<Integer, Stat> entry : running.entrySet()) {
                long used = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
                growth += used;
                Stat stat = entry.getValue();
                entry.setValue(stat.ticks(stat.ticks() + used).pages(random.nextInt(500)));
            }
            while (running.size() < 12 || random.nextInt(4) == 0) {
                running.put(
                        nextPid, Stat.of(nextPid, "kind" + random.nextInt(8)).ticks(random.nextInt(100_000)));
                nextPid++;
            }
            long pages = 0;
            for (Stat stat : running.values()) {
                host.put(stat).io(stat.pid(), 512 * stat.ticks(), 0);
                pages += stat.pages();
            }
            Map<String, Number> points = host.tick();
            String when = "seed " + seed + ", second " + second;
            assertThat(sum(points, "proc.command.cpu.")).as(when).isCloseTo((double) growth, within(1e-4));
            assertThat(sum(points, "proc.command.mem_resident.")).as(when).isEqualTo(4096.0 * pages);
            assertThat(sum(points, "proc.command.count.")).as(when).isEqualTo(running.size());
            assertThat(points.keySet().stream().filter(name -> name.startsWith("proc.command.count.")))
                    .as(when)
                    .hasSizeBetween(3, 7);
        }
    }
}
