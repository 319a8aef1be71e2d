package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that may take next to nothing, of the CPU time and memory that the kernel counts for it. */
class BudgetIT {
    /** One series of each module. */
    private static final Map<String, String> SERIES =
            Map.of("cpu", "cpu.procs_running", "memory", "mem.memtotal", "badger", "badger.tick.missed");

    private static final int FRAMES_OF_A_MINUTE = 75;

    @TempDir
    private Path folder;

    @Test
    void theDearestModuleIsReadHalfAsOftenAfterAMinuteAndMemoryIsSaved() throws IOException {
        OwnSeries.everySecond(folder.resolve("conf.d"));
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "poor", "budget": {"cpu_percent": 0.001, "rss_mb": 10}},
                  "modules": {"included_modules": ["cpu"]},
                  "async_modules": {"included_modules": ["memory"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            BufferedReader lines = badger.lines();
            Payload frame = Payload.of(lines.readLine());
            assertThat(frame.values())
                    .containsEntry("badger.budget.cpu_limit", 0.001)
                    .containsEntry("badger.budget.rss_limit", 10.0 * (1 << 20));
            int frames = 1;
            while (slowed(frame).isEmpty()) {
                assertThat(++frames).isLessThanOrEqualTo(FRAMES_OF_A_MINUTE);
                frame = Payload.of(lines.readLine());
            }
            assertThat(frames).as("it is given a minute").isGreaterThan(55);
            assertThat(frame.values()).containsEntry("badger.budget.saving", 1.0);
            String dearest = slowed(frame).get();
            Map<String, Integer> points = new HashMap<>();
            for (int i = 0; i < 10; i++) {
                Payload.of(lines.readLine()).values().keySet().forEach(name -> points.merge(name, 1, Integer::sum));
            }
            SERIES.forEach((module, series) -> assertThat(points.get(series))
                    .as("%s, the dearest is %s: %s", series, dearest, points)
                    // an asynchronous module may miss its frame and join the next
                    .isBetween(module.equals(dearest) ? 4 : 9, module.equals(dearest) ? 6 : 10));
            assertThat(badger.errors().lines().filter(line -> line.contains("core.budget.cpu_percent")))
                    .singleElement()
                    .asString()
                    .contains("WARN " + dearest + " ", "every 2 s");
            assertThat(badger.errors().lines().filter(line -> line.contains("core.budget.rss_mb (10)")))
                    .hasSize(1);
        }
    }

    /** The module that is read every two seconds. */
    private static Optional<String> slowed(Payload frame) {
        return frame.values().entrySet().stream()
                .filter(point -> point.getKey().startsWith("badger.module.interval.") && point.getValue() == 2)
                .map(point -> point.getKey().substring("badger.module.interval.".length()))
                .findFirst();
    }
}
