package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped for ten seconds, as a debugger, a hypervisor or a cgroup does. */
class StoppedProcessIT {
    private static final int STOPPED_SECONDS = 10;
    private static final int FRAMES_AFTER = 4;

    @TempDir
    private Path folder;

    @Test
    void theSecondsAreMissedAndCountedAndThereIsNoBurst() throws IOException, InterruptedException {
        OwnSeries.everySecond(folder.resolve("conf.d"));
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "stopped"},
                  "modules": {"included_modules": ["cpu", "network", "badger"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            BufferedReader lines = badger.lines();
            Payload before = Payload.of(lines.readLine());
            badger.signal("STOP");
            assertThat(badger.survives(STOPPED_SECONDS)).isTrue();
            badger.signal("CONT");
            List<Payload> after = new ArrayList<>();
            for (int i = 0; i < FRAMES_AFTER; i++) {
                after.add(Payload.of(lines.readLine()));
            }
            for (int i = 1; i < FRAMES_AFTER; i++) {
                assertThat(after.get(i).timestamp()).isEqualTo(after.get(i - 1).timestamp() + 1);
            }
            Payload last = after.getLast();
            long without = last.timestamp() - before.timestamp() - FRAMES_AFTER;
            assertThat(without).isBetween(STOPPED_SECONDS - 2L, STOPPED_SECONDS + 3L);
            assertThat(last.values()).containsEntry("badger.tick.missed", (double) without);
            assertThat(after)
                    .allSatisfy(frame -> assertThat(frame.values().values()).allMatch(value -> value >= 0));
            assertThat(badger.errors()).containsOnlyOnce("seconds were missed");
        }
    }
}
