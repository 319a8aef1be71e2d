package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Badger.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with so much to tell that memory matters. */
class MemoryIT {
    private static final int INTERFACES = 6_500;

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void writeTheHost() throws IOException {
        Path root = ManyInterfaces.create(folder, INTERFACES);
        Path main = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "many", "max_series": 130000, "host_root": "%s"},
                  "modules": {"config": "%s", "included_modules": ["network"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(root, folder.resolve("conf.d")));
        file = main.toString();
    }

    @Test
    void itsFramesFitIntoTheMemoryOfTheImage() throws IOException, InterruptedException {
        Ended ended = Badger.run("-f", file, "--ticks", "4");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        Payload last = Payload.of(ended.out().lines().toList().getLast());
        assertThat(last.values().size()).isGreaterThan(INTERFACES * 16);
    }

    @Test
    void withoutMemoryItEndsAndSaysSoOnStandardErrorAlone() throws IOException, InterruptedException {
        Map<String, String> small = Map.of("BADGER_JAVA_OPTS", "-Xmx8m");
        Ended ended = Badger.runCommand(small, List.of(Badger.SCRIPT, "-f", file));
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("OutOfMemoryError");
        assertThat(ended.out()).doesNotContain("OutOfMemoryError");
    }
}
