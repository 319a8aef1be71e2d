package badger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalIT {
    /** As in signal(7). */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsItQuietly(String signal) throws IOException, InterruptedException {
        assumeFalse(isIgnored(signal), () -> "SIG" + signal + " is ignored by whoever started the tests (nohup, &)");
        try (Badger badger = Badger.start(Map.of())) {
            assertThat(badger.lines().readLine()).isEqualTo("{");
            badger.signal(signal);
            assertThat(badger.status()).isZero();
            assertThat(badger.errors()).isEmpty();
        }
    }

    /** A signal that is ignored stays so in every process that is started, and Java leaves it at that. */
    private static boolean isIgnored(String signal) throws IOException {
        int number = NUMBERS.getOrDefault(signal, 0);
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String mask = lines.filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("SigIgn:".length())
                    .strip();
            return (Long.parseUnsignedLong(mask, 16) >> (number - 1) & 1) == 1;
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
