package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private final NumberText number = new NumberText();

    private boolean read(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        return number.read(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "007", "+12", "999999999999999999", "9223372036854775807", "-9223372036854775808"})
    void integersAreExact(String text) {
        assertThat(read(text)).isTrue();
        assertThat(number.isWhole()).isTrue();
        assertThat(number.integer()).isEqualTo(Long.parseLong(text));
        assertThat(number.floating()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.5",
                ".5",
                "5.",
                "1e3",
                "1E-3",
                "-1.25e+2",
                "1e400",
                "9223372036854775808",
                "0.1",
                "1e22",
                "1e23",
                "123456789012345678901234567890",
                "0.30000000000000004",
                "4.9e-324",
                "1e-400",
                "1e99999999999"
            })
    void whatIsNoIntegerIsTheNearestDouble(String text) {
        assertThat(read(text)).isTrue();
        assertThat(number.isWhole()).isFalse();
        assertThat(number.floating()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "0x10",
                "1f",
                "1 ",
                "--1",
                "1_000",
                "NaN",
                "Infinity",
                "12345678901234567890d",
                "1234567890123456789-",
                "99999999999999999999e"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void whatIsTooLongIsNone() {
        assertThat(read("1".repeat(401))).isFalse();
    }

    @Test
    void readsEveryNumberThatJavaWrites() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = switch (i % 3) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(1_000_000) / 1000.0;
                default -> random.nextDouble() * random.nextInt(1_000);
            };
            if (Double.isFinite(value)) {
                assertThat(read(Double.toString(value)))
                        .as("seed %d, %s", seed, value)
                        .isTrue();
                assertThat(number.floating()).as("seed %d", seed).isEqualTo(value);
            }
            long whole = random.nextLong() >> random.nextInt(64);
            assertThat(read(Long.toString(whole)))
                    .as("seed %d, %s", seed, whole)
                    .isTrue();
            assertThat(number.isWhole()).as("seed %d, %s", seed, whole).isTrue();
            assertThat(number.integer()).as("seed %d", seed).isEqualTo(whole);
        }
    }
}
