package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mount that never answers is one series and one line, and everything else goes on. */
@Timeout(120)
class DeadMountIT {
    /** Frames that are looked at while it is dead. */
    private static final int SECONDS = 15;

    /** A machine that is busy with something else may miss a second. */
    private static final double MISSED_MOST = 2;

    @TempDir
    Path folder;

    @Test
    void itIsStuckAndNothingElseIs() throws IOException, InterruptedException {
        Path point = Files.createDirectory(folder.resolve("dead"));
        OwnSeries.everySecond(folder);
        Files.writeString(
                folder.resolve("filesystem.conf"),
                "{\"interval\": 1, \"stuck_after\": 2, \"mounts_to_check\": \"/, %s\"}".formatted(point));
        Path main = Files.writeString(folder.resolve("config.json"), """
                {
                  "modules": {"config": "%s", "included_modules": ["cpu", "memory", "disk", "filesystem"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(folder));
        String stuck = "filesystem.stuck." + point;
        try (DeadMount mount = DeadMount.at(point);
                Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            BufferedReader lines = badger.lines();
            Payload frame = next(lines);
            while (frame.values().getOrDefault(stuck, 0.0) == 0) {
                frame = next(lines);
            }
            long since = frame.timestamp();
            for (int i = 1; i <= SECONDS; i++) {
                frame = next(lines);
                assertThat(frame.timestamp()).isBetween(since + i, since + i + (long) MISSED_MOST);
                assertThat(frame.values())
                        .containsEntry(stuck, 1.0)
                        .containsEntry("filesystem.stuck./", 0.0)
                        .containsEntry("badger.module.hanging", 1.0)
                        .containsKeys("filesystem.used./", "cpu.user", "mem.memfree", "badger.module.time.disk")
                        .doesNotContainKey("filesystem.used." + point);
            }
            assertThat(frame.values())
                    .hasEntrySatisfying(
                            "badger.tick.missed", missed -> assertThat(missed).isLessThanOrEqualTo(MISSED_MOST));
            assertThat(about(badger, point)).as(badger.errors()).hasSize(1);
            mount.end();
            while (frame.values().getOrDefault("badger.module.hanging", 0.0) > 0) {
                frame = next(lines);
            }
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
        }
    }

    private static Payload next(BufferedReader lines) throws IOException {
        return Payload.of(lines.readLine());
    }

    private static List<String> about(Badger badger, Path point) throws IOException {
        return badger.errors()
                .lines()
                .filter(line -> line.contains(point.toString()))
                .toList();
    }
}
