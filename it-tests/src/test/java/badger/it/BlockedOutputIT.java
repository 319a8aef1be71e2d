package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standard output that nobody reads for a while. */
class BlockedOutputIT {
    /** 10,800 points a frame: a few of them fill the lane's queue. */
    private static final int INTERFACES = 600;

    private static final int BLOCKED_SECONDS = 25;

    @TempDir
    private Path folder;

    @Test
    void theOldestFramesAreDroppedAndCountedAndNoTickIsMissed() throws IOException, InterruptedException {
        Path root = ManyInterfaces.create(folder, INTERFACES);
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "many", "host_root": "%s"},
                  "modules": {"config": "%s", "included_modules": ["network", "badger"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(root, folder.resolve("conf.d")));
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            assertThat(badger.survives(BLOCKED_SECONDS)).isTrue();
            BufferedReader lines = badger.lines();
            Payload first = Payload.of(lines.readLine());
            Payload next = Payload.of(lines.readLine());
            while (next.timestamp() < first.timestamp() + BLOCKED_SECONDS + 3) {
                next = Payload.of(lines.readLine());
            }
            assertThat(next.values().size()).as("no frame is cut").isGreaterThan(INTERFACES * 16);
            assertThat(next.values().get("badger.tick.missed")).isZero();
            assertThat(lane(next, "dropped")).isPositive();
            assertThat(lane(next, "collected"))
                    .as("every point is accounted for")
                    .isEqualTo(lane(next, "delivered") + lane(next, "queued") + lane(next, "dropped"));
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
        }
    }

    /** A number of the lane's account; points may be dropped for several reasons. */
    private static double lane(Payload payload, String what) {
        return payload.values().entrySet().stream()
                .filter(value -> value.getKey().startsWith("badger.lane." + what + ".stdout"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
