package badger.textfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file may end anywhere and be wrong in any byte: it is told, and every other file is read as ever. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class TextfileDamageTest {
    private static final long SEED = 20_261_123;
    private static final int FILES = 5_000;

    private static final byte[] WHOLE = """
            # HELP jobs_total Jobs that were done.
            # TYPE jobs_total counter
            jobs_total{queue="mail",state="done \\"so\\""} 107 1395066363000
            # TYPE age_seconds gauge
            age_seconds 1.5e3
            # TYPE size histogram
            size_bucket{le="1"} 1
            size_bucket{le="+Inf"} 3
            size_sum 7.25
            size_count 3
            nothing NaN
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path root;

    private static void assertOthersAreRead(ScriptsFolder scripts, byte[] text, String what) throws IOException {
        Map<String, Number> values = scripts.write("m.prom", 0, text).read();
        assertThat(values)
                .as(what)
                .containsEntry("before", 1.0)
                .containsEntry("later", 2.0)
                .containsEntry("textfile.files", 3L)
                .containsKeys("textfile.mtime.m", "textfile.error.m");
        assertThat(values.values())
                .as(what)
                .allSatisfy(value -> assertThat(value.doubleValue()).isFinite());
    }

    private ScriptsFolder threeFiles() throws IOException {
        return ScriptsFolder.in(root, ScriptsFolder.config())
                .write("a.prom", 60, "before 1\n")
                .write("z.prom", 60, "later 2\n");
    }

    @Test
    void itMayEndAnywhere() throws IOException {
        try (ScriptsFolder scripts = threeFiles()) {
            for (int length = 0; length <= WHOLE.length; length++) {
                assertOthersAreRead(scripts, Arrays.copyOf(WHOLE, length), length + " bytes");
            }
        }
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (ScriptsFolder scripts = threeFiles()) {
            scripts.read();
            for (int i = 0; i < FILES; i++) {
                byte[] text = Arrays.copyOf(WHOLE, random.nextInt(WHOLE.length + 1));
                int changes = text.length == 0 ? 0 : random.nextInt(8);
                for (int change = 0; change < changes; change++) {
                    text[random.nextInt(text.length)] = (byte) random.nextInt();
                }
                assertOthersAreRead(scripts, text, "file " + i + ", seed " + SEED);
            }
        }
    }

    @Test
    void itMayBeNoTextAtAll() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (ScriptsFolder scripts = threeFiles()) {
            scripts.read();
            for (int i = 0; i < FILES / 10; i++) {
                byte[] text = new byte[random.nextInt(1_500)];
                random.nextBytes(text);
                assertOthersAreRead(scripts, text, "file " + i + ", seed " + SEED);
            }
        }
    }
}
