package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute after its start the image's process gives back the pages of files that only starting took, and goes on. */
class ReadOnlyPagesIT {
    private static final int FRAMES_BEFORE = 55;
    private static final int FRAMES_AFTER = 15;

    /** Of the 25 that are resident until then; 12 are given back. */
    private static final double LEAST_MEBIBYTES = 4;

    @TempDir
    private Path folder;

    @Test
    void whatOnlyStartingTookIsResidentNoMore() throws IOException {
        OwnSeries.everySecond(folder.resolve("conf.d"));
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "here"},
                  "modules": {"included_modules": ["cpu", "memory", "badger"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            BufferedReader lines = badger.lines();
            double before = 0;
            for (int i = 0; i < FRAMES_BEFORE; i++) {
                before = ofFiles(Payload.of(lines.readLine()));
            }
            Payload last = Payload.of(lines.readLine());
            double least = ofFiles(last);
            for (int i = 1; i < FRAMES_AFTER; i++) {
                last = Payload.of(lines.readLine());
                least = Math.min(least, ofFiles(last));
            }
            assertThat(least).as("MiB of files, %s before", before).isLessThan(before - LEAST_MEBIBYTES);
            assertThat(last.values())
                    .as("it goes on")
                    .containsEntry("badger.module.errors.cpu", 0.0)
                    .containsEntry("badger.module.errors.memory", 0.0);
        }
    }

    /** What is resident of files. */
    private static double ofFiles(Payload frame) {
        return (frame.values().get("badger.memory.resident") - frame.values().get("badger.memory.anonymous"))
                / (1 << 20);
    }
}
