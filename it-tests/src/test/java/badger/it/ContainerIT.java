package badger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real engine: what the image says of them, beside what {@code docker stats} says. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ContainerIT {
    private static final double MIB = 1024.0 * 1024;

    /** In version 1 the tree is looked at every ten seconds, and the engine is asked for a name after that. */
    private static final int FRAMES_UNTIL_SEEN = 20;

    private static final String SLEEP = "exec sleep 1000";

    /** Names of this run, so that what an earlier one left behind is in nobody's way. */
    private final String prefix = "badger-it-" + ProcessHandle.current().pid() + "-";

    @TempDir
    private Path folder;

    private Docker docker;
    private Badger badger;
    private final List<Payload> frames = new ArrayList<>();

    @BeforeEach
    void needContainers() throws IOException, InterruptedException {
        docker = Docker.need();
    }

    @AfterEach
    void removeThem() throws IOException {
        if (badger != null) {
            badger.close();
        }
        if (docker != null) {
            docker.close();
        }
    }

    private String configuration() throws IOException {
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "containers"},
                  "modules": {"included_modules": ["container"], "excluded_modules": ["badger"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """).toString();
    }

    private void watch() throws IOException {
        badger = Badger.start(Map.of(), "-f", configuration());
    }

    private Payload next() throws IOException {
        String line = badger.lines().readLine();
        assertThat(line).as(badger.errors()).isNotNull();
        frames.add(Payload.of(line));
        return frames.getLast();
    }

    /** Lets seconds pass until a frame is as it is wanted. */
    private Payload until(Predicate<Payload> wanted, String what) throws IOException {
        for (int i = 0; i < FRAMES_UNTIL_SEEN; i++) {
            Payload frame = next();
            if (wanted.test(frame)) {
                return frame;
            }
        }
        throw new AssertionError(what + ": not in " + FRAMES_UNTIL_SEEN + " frames; the last: "
                + frames.getLast().values().keySet());
    }

    /** Waits until a metric is there of all these containers. */
    private Payload untilAll(String metric, List<String> names) throws IOException {
        List<String> series =
                names.stream().map(name -> metric + "." + prefix + name).toList();
        return until(frame -> frame.values().keySet().containsAll(series), metric + " of " + names);
    }

    /** The frames of the seconds in which something was done, and of one more on either side. */
    private List<Payload> framesBetween(long fromMillis, long toMillis) {
        return frames.stream()
                .filter(frame ->
                        frame.timestamp() >= fromMillis / 1_000 - 1 && frame.timestamp() <= toMillis / 1_000 + 1)
                .toList();
    }

    private double[] values(List<Payload> of, String metric, String name) {
        return of.stream()
                .mapToDouble(frame -> frame.values().getOrDefault(metric + "." + prefix + name, Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    @Test
    void theyAreWhatDockerStatsSays() throws IOException, InterruptedException {
        docker.needLimits("--cpus", "0.5", "--memory", "128m", "--pids-limit", "32");
        start("busy", "while :; do :; done", "--cpus", "0.5");
        start(
                "full",
                "sleep 1000 & sleep 1000 & exec perl -e '$x = q(x) x (32 << 20); sleep 1 while 1'",
                "--memory",
                "128m",
                "--pids-limit",
                "32");
        start(
                "writing",
                "while :; do dd if=/dev/zero of=/var/tmp/x bs=64k count=16 oflag=direct conv=notrunc; sleep 0.2; done",
                countedDisk());
        start(
                "sending",
                "exec perl -MIO::Socket::INET -e 'while (1) { IO::Socket::INET->new(Proto => q(udp),"
                        + " PeerAddr => q(" + gateway()
                        + "), PeerPort => 9)->send(q(x) x 1000); select(undef, undef, undef, 0.02) }'");
        watch();
        List<String> names = List.of("busy", "full", "writing", "sending");
        untilAll("container.cpu.percent", names);
        next();

        long from = System.currentTimeMillis();
        Map<String, DockerStats> first = DockerStats.read(docker);
        long firstEnd = System.currentTimeMillis();
        for (int second = 0; second < 20; second++) {
            next();
        }
        Map<String, DockerStats> second = DockerStats.read(docker);
        long secondEnd = System.currentTimeMillis();
        for (int more = 0; more < 4; more++) {
            next();
        }

        Comparison comparison = new Comparison();
        List<Payload> atFirst = framesBetween(from, firstEnd);
        for (String name : names) {
            DockerStats theirs = first.get(prefix + name);
            // its second is another one than ours
            comparison.inRange("cpu.percent", name, theirs.cpu(), values(atFirst, "container.cpu.percent", name), 10);
            comparison.inRange(
                    "memory.working_set",
                    name,
                    theirs.memory(),
                    values(atFirst, "container.memory.working_set", name),
                    0.02 * theirs.memory() + MIB / 4);
            comparison.inRange("pids.current", name, theirs.pids(), values(atFirst, "container.pids.current", name), 0);
        }
        comparison.inRange(
                "memory.limit",
                "full",
                first.get(prefix + "full").memoryLimit(),
                values(frames, "container.memory.limit", "full"),
                0);
        assertThat(values(frames, "container.memory.limit", "full")).containsOnly(128 * MIB);
        assertThat(values(frames, "container.cpu.limit", "busy")).containsOnly(50);
        assertThat(values(frames, "container.pids.limit", "full")).containsOnly(32);
        assertThat(values(frames, "container.cpu.throttled_periods", "busy")).isNotEmpty();

        List<Payload> between = frames.stream()
                .filter(frame -> frame.timestamp() > firstEnd / 1_000 && frame.timestamp() <= secondEnd / 1_000)
                .toList();
        DockerStats sent = second.get(prefix + "sending");
        comparison.grown(
                "net.tx_bytes",
                "sending",
                first.get(prefix + "sending").sent(),
                sent.sent(),
                values(between, "container.net.tx_bytes", "sending"));
        double[] written = values(between, "container.io.write_bytes", "writing");
        if (written.length > 0) {
            comparison.grown(
                    "io.write_bytes",
                    "writing",
                    first.get(prefix + "writing").written(),
                    second.get(prefix + "writing").written(),
                    written);
        }
        comparison.print();
    }

    private void start(String name, String script, String... options) throws IOException, InterruptedException {
        String _ = docker.start(prefix + name, script, options);
    }

    /** Kernels since 6.10 count only for disks that some group has a limit of, in version 1. */
    private String[] countedDisk() throws IOException, InterruptedException {
        Path root = Path.of(docker.say("info", "--format", "{{.DockerRootDir}}"));
        String disk = Files.getFileStore(root).name();
        return disk.startsWith("/dev/") ? new String[] {"--device-write-bps", disk + ":1gb"} : new String[0];
    }

    private String gateway() throws IOException, InterruptedException {
        return docker.say("network", "inspect", "bridge", "--format", "{{(index .IPAM.Config 0).Gateway}}");
    }

    @Test
    void twentyAreSeenByTheirNamesAndComeAndGoWithoutTrace() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add("many-" + i);
            start("many-" + i, SLEEP);
        }
        start("host-network", SLEEP, "--network", "host");
        watch();
        Payload all = untilAll("container.cpu.percent", names);
        untilAll("container.cpu.percent", List.of("host-network"));
        assertThat(all.values()).containsKey("container.net.rx_bytes." + prefix + "many-0");
        assertThat(frames.getLast().values()).doesNotContainKey("container.net.rx_bytes." + prefix + "host-network");

        String id = docker.say("inspect", "--format", "{{.Id}}", prefix + "many-7");
        assertThat(open()).anyMatch(file -> file.contains(id));
        docker.remove(prefix + "many-7");
        next();
        Payload without = next();
        assertThat(without.values().keySet()).noneMatch(name -> name.endsWith("." + prefix + "many-7"));
        assertThat(open()).noneMatch(file -> file.contains(id));

        start("late", SLEEP);
        untilAll("container.cpu.percent", List.of("late"));
        assertThat(frames.stream().flatMap(frame -> frame.values().keySet().stream()))
                .as("no series of an id is left behind")
                .noneMatch(name -> name.endsWith("." + id.substring(0, 12)));
        assertThat(badger.errors()).isEmpty();
    }

    /** The files that the agent has open. */
    private List<String> open() throws IOException {
        List<String> files = new ArrayList<>();
        Path links = Path.of("/proc", Long.toString(badger.pid()), "fd");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
            for (Path link : all) {
                files.add(Files.readSymbolicLink(link).toString());
            }
        }
        return files;
    }

    @Test
    void aProcessKilledForWantOfMemoryIsOneKill() throws IOException, InterruptedException {
        start("small", SLEEP, "--memory", "32m", "--memory-swap", "32m");
        watch();
        untilAll("container.memory.oom_kills", List.of("small"));
        Process hungry = new ProcessBuilder("docker", "exec", prefix + "small", "perl", "-e", "$x = q(x) x (256 << 20)")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(hungry.waitFor()).isEqualTo(128 + 9);
        until(
                frame -> frame.values().getOrDefault("container.memory.oom_kills." + prefix + "small", 0.0) > 0,
                "a kill");
        next();
        next();
        double kills = 0;
        for (double rate : values(frames, "container.memory.oom_kills", "small")) {
            kills += rate;
        }
        // rates a second, of seconds that were measured
        assertThat(kills).isCloseTo(1, within(0.1));
        System.out.printf("container.memory.oom_kills: %.3f after one process was killed%n", kills);
    }

    @Test
    void insideAContainerItsOwnUseStandsBesideTheHosts() throws IOException, InterruptedException {
        docker.needLimits("--cpus", "0.5", "--memory", "128m", "--pids-limit", "64");
        Path file = Path.of(configuration());
        List<Payload> inside = Payload.all(docker.say(
                "run",
                "--rm",
                "--cpus",
                "0.5",
                "--memory",
                "128m",
                "--pids-limit",
                "64",
                "-v",
                Badger.IMAGE + ":/badger:ro",
                "-v",
                file + ":/config.json:ro",
                Docker.IMAGE,
                "/badger/bin/badger",
                "-f",
                "/config.json",
                "--ticks",
                "3"));
        Map<String, Double> values = new HashMap<>();
        // limits are not in every frame
        inside.forEach(frame -> values.putAll(frame.values()));
        assertThat(values)
                .containsEntry("scope.cpu.limit.container", 50.0)
                .containsEntry(
                        "scope.cpu.limit.host", 100.0 * Runtime.getRuntime().availableProcessors())
                .containsEntry("scope.memory.limit.container", 128 * MIB)
                .containsEntry("scope.pids.limit.container", 64.0);
        assertThat(values.get("scope.memory.limit.host"))
                .isEqualTo(Double.parseDouble(Files.readAllLines(Path.of("/proc/meminfo"))
                                .getFirst()
                                .replaceAll("\\D", ""))
                        * 1024);
        assertThat(values.get("scope.memory.usage.container")).isBetween(MIB, 128 * MIB);
        assertThat(values.get("scope.cpu.percent.container")).isBetween(0.0, 60.0);
        assertThat(values.get("scope.cpu.percent.host")).isPositive();
    }

    /** A line of each number that was compared. */
    private static final class Comparison {
        private final List<String> lines = new ArrayList<>();

        /** A reading of the other side lies between the least and the largest of ours of those seconds, or as far beside them. */
        private void inRange(String what, String name, double theirs, double[] ours, double bound) {
            assertThat(ours).as("%s of %s", what, name).isNotEmpty();
            double least = Double.MAX_VALUE;
            double largest = -Double.MAX_VALUE;
            for (double value : ours) {
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
            lines.add(String.format(
                    "%-20s %-8s docker stats %14.2f, ours %14.2f to %14.2f", what, name, theirs, least, largest));
            assertThat(theirs).as("%s of %s, bound %s", what, name, bound).isBetween(least - bound, largest + bound);
        }

        /** A counter of the other side, of three digits, grows by the sum of our rates; its seconds begin and end within ours. */
        private void grown(String what, String name, double before, double after, double[] ours) {
            double sum = 0;
            double largest = 0;
            for (double rate : ours) {
                sum += rate;
                largest = Math.max(largest, rate);
            }
            double growth = after - before;
            lines.add(String.format(
                    "%-20s %-8s docker stats %14.0f, ours %14.0f in %d s", what, name, growth, sum, ours.length));
            assertThat(growth)
                    .as("%s of %s", what, name)
                    .isPositive()
                    .isCloseTo(sum, within(2 * largest + 0.005 * (before + after)));
        }

        private void print() {
            lines.forEach(System.out::println);
        }
    }
}
