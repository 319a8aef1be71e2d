package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mount that never answers is one series and one line, and everything else goes on. */
@Timeout(120)
class DeadMountIT {
    /** Frames that are looked at while it is dead. */
    private static final int SECONDS = 15;

    /** A machine that is busy with something else may miss a second. */
    private static final double MISSED_MOST = 2;

    @TempDir
    Path folder;

    /** @param diesLater whether it was seen alive before */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsStuckAndNothingElseIs(boolean diesLater) throws IOException, InterruptedException {
        Path point = Files.createDirectory(folder.resolve("dead"));
        String stuck = "filesystem.stuck." + point;
        try (DeadMount mount = DeadMount.at(point)) {
            if (!diesLater) {
                mount.die();
            }
            try (Badger badger =
                    Badger.start(Map.of(), "-f", configured(folder, point).toString())) {
                BufferedReader lines = badger.lines();
                if (diesLater) {
                    next(lines, frame -> isAlive(frame, point));
                    mount.die();
                }
                Payload frame = next(lines, one -> one.values().getOrDefault(stuck, 0.0) == 1);
                everythingElseGoesOn(lines, frame.timestamp(), point);
                assertThat(about(badger, point)).as(badger.errors()).hasSize(1);
                mount.revive();
                frame = next(lines, one -> isAlive(one, point));
                assertThat(frame.values()).containsEntry(stuck, 0.0);
                next(lines, one -> one.values().getOrDefault("badger.module.hanging", 0.0) == 0);
                badger.signal("TERM");
                assertThat(badger.status()).isZero();
            }
        }
    }

    private static Path configured(Path folder, Path point) throws IOException {
        OwnSeries.everySecond(folder);
        Files.writeString(
                folder.resolve("filesystem.conf"),
                "{\"interval\": 1, \"stuck_after\": 2, \"mounts_to_check\": \"/, %s\"}".formatted(point));
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "modules": {"config": "%s", "included_modules": ["cpu", "memory", "disk", "filesystem"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(folder));
    }

    /** What its daemon says of it is there. */
    private static boolean isAlive(Payload frame, Path point) {
        double used = (FuseDaemon.BLOCKS - FuseDaemon.FREE) * (double) FuseDaemon.BLOCK_BYTES;
        return frame.values().getOrDefault("filesystem.used." + point, -1.0) == used;
    }

    private static void everythingElseGoesOn(BufferedReader lines, long since, Path point) throws IOException {
        Payload frame = Payload.of(lines.readLine());
        for (int i = 1; i <= SECONDS; i++) {
            assertThat(frame.timestamp()).isBetween(since + i, since + i + (long) MISSED_MOST);
            assertThat(frame.values())
                    .containsEntry("filesystem.stuck." + point, 1.0)
                    .containsEntry("filesystem.stuck./", 0.0)
                    .containsEntry("badger.module.hanging", 1.0)
                    .containsKeys("filesystem.used./", "cpu.user", "mem.memfree", "badger.module.time.disk")
                    .doesNotContainKey("filesystem.used." + point);
            frame = Payload.of(lines.readLine());
        }
        assertThat(frame.values())
                .hasEntrySatisfying(
                        "badger.tick.missed", missed -> assertThat(missed).isLessThanOrEqualTo(MISSED_MOST));
    }

    /** The first frame that is as wanted; the test's deadline ends the wait. */
    private static Payload next(BufferedReader lines, Predicate<Payload> wanted) throws IOException {
        Payload frame = Payload.of(lines.readLine());
        while (!wanted.test(frame)) {
            frame = Payload.of(lines.readLine());
        }
        return frame;
    }

    private static List<String> about(Badger badger, Path point) throws IOException {
        return badger.errors()
                .lines()
                .filter(line -> line.contains(point.toString()))
                .toList();
    }
}
