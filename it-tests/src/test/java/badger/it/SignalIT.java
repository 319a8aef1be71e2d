package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsItQuietly(String signal) throws IOException, InterruptedException {
        try (Badger badger = Badger.start(Map.of())) {
            assertThat(badger.lines().readLine()).isEqualTo("{");
            badger.signal(signal);
            assertThat(badger.status()).isZero();
            assertThat(badger.errors()).isEmpty();
        }
    }

    /** Standard output is never read, so that the write of the first large frame never returns. */
    @Test
    void aSinkThatHangsDoesNotKeepIt() throws IOException, InterruptedException {
        Path root = ManyInterfaces.create(folder, 500);
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "many", "stop_seconds": 1, "host_root": "%s"},
                  "modules": {"included_modules": ["network"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(root));
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            assertThat(badger.survives(4)).isTrue();
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
        }
    }
}
