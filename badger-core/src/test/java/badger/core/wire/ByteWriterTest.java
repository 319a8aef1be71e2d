package badger.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
    private static final long SEED = 20261122;
    private static final int ROUNDS = 200_000;

    private final ByteWriter out = new ByteWriter(1);
    private final RandomGenerator random = new SplittableRandom(SEED);

    /** What Python 3's {@code repr} says of the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "8, 8.0",
        "8.25, 8.25",
        "-8.25, -8.25",
        "0.1, 0.1",
        "0.3, 0.3",
        "1e-4, 0.0001",
        "0.00012345, 0.00012345",
        "1e-5, 1e-05",
        "1.5e-6, 1.5e-06",
        "1e-300, 1e-300",
        "0.99999999999, 0.99999999999",
        "99.999999, 99.999999",
        "1e15, 1000000000000000.0",
        "9007199254740993, 9007199254740992.0",
        "123456789012345680, 1.2345678901234568e+17",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "8589934591.999999, 8589934591.999999",
        "8589934592.000001, 8589934592.000002",
        "3.141592653589793, 3.141592653589793",
        "100, 100.0",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.2250738585072014e-308, 2.2250738585072014e-308"
    })
    void floatingNumbersLookAsInPython(double value, String text) {
        assertThat(text(value)).isEqualTo(text);
    }

    @Test
    void anyFiniteDoubleReadsBackAsItself() {
        for (int i = 0; i < ROUNDS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = text(value);
                assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                        .as("seed %d: %s", SEED, text)
                        .isEqualTo(Double.doubleToRawLongBits(value));
                assertThat(text)
                        .as("seed %d", SEED)
                        .matches("-?(0|[1-9][0-9]*)((\\.[0-9]+)(e[+-][0-9]+)?|e[+-][0-9]+)");
            }
        }
    }

    @Test
    void numbersOfUpToSixDecimalsAreWrittenWithTheFewestDigits() {
        for (int i = 0; i < ROUNDS; i++) {
            long scale = (long) Math.pow(10, random.nextInt(7));
            double value = (double) (random.nextLong() >> random.nextInt(10, 63)) / scale;
            String shortest = Double.toString(value);
            String text = text(value);
            assertThat(Double.parseDouble(text)).as("seed %d: %s", SEED, text).isEqualTo(value);
            assertThat(significant(text)).as("seed %d: %s", SEED, text).isEqualTo(significant(shortest));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> out.number(value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, -100, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE})
    void wholeNumbersAreDecimal(long value) {
        assertThat(text(value)).isEqualTo(Long.toString(value));
    }

    @Test
    void anyWholeNumberIsDecimal() {
        for (int i = 0; i < ROUNDS; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(text(value)).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void anyTextIsUtf8() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            String text = randomText();
            String whole = withoutUnpairedSurrogates(text);
            assertThat(new String(out.clear().utf8(text).copy(), StandardCharsets.UTF_8))
                    .as("seed %d", SEED)
                    .isEqualTo(whole);
            assertThat(out.copy()).as("seed %d", SEED).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void anyTextIsAJsonString() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            String text = randomText();
            assertThat(ascii(out.clear().jsonString(text)))
                    .as("seed %d", SEED)
                    .isEqualTo(naiveJson(withoutUnpairedSurrogates(text)));
        }
    }

    @Test
    void whatIsNotAsciiBecomesAQuestionMark() {
        assertThat(ascii(out.ascii("a.b-c é"))).isEqualTo("a.b-c ?");
    }

    @Test
    void viewAndCopyHoldWhatWasWrittenAndNoMore() {
        out.ascii("one").put(':').put(new byte[] {49});
        assertThat(out.view().remaining()).isEqualTo(5);
        assertThat(out.copy()).asString(StandardCharsets.US_ASCII).isEqualTo("one:1");
        byte[] memory = out.array();
        assertThat(out.clear().size()).isZero();
        assertThat(out.ascii("two").array()).isSameAs(memory);
    }

    private String text(double value) {
        return ascii(out.clear().number(value));
    }

    private String text(long value) {
        return ascii(out.clear().number(value));
    }

    private static String ascii(ByteWriter written) {
        return new String(written.copy(), StandardCharsets.US_ASCII);
    }

    private static String significant(String number) {
        return number.replaceFirst("[Ee].*", "")
                .replaceAll("[-.]", "")
                .replaceFirst("^0+", "")
                .replaceFirst("0+$", "");
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append((char) random.nextInt(0xD800, 0xE000));
                case 3 -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
                default -> text.append((char) random.nextInt(0x20, 0x80));
            }
        }
        return text.toString();
    }

    private static String withoutUnpairedSurrogates(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .map(point -> point >= 0xD800 && point < 0xE000 ? 0xFFFD : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static String naiveJson(String text) {
        String shorthand = "\"\"\\\\\nn\rr\tt\ff\bb";
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = shorthand.indexOf(c);
            if (at >= 0 && at % 2 == 0) {
                json.append('\\').append(shorthand.charAt(at + 1));
            } else if (c < 0x20 || c > 0x7E) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    @Test
    void writesTheLowBytesOfANumberFromEitherEnd() {
        assertThat(new ByteWriter(1).littleEndian(0x0102030405060708L, 4).copy())
                .containsExactly(8, 7, 6, 5);
        assertThat(new ByteWriter(1).bigEndian(0x0102030405060708L, 4).copy()).containsExactly(5, 6, 7, 8);
        assertThat(new ByteWriter(1).bigEndian(-2, 8).copy()).containsExactly(-1, -1, -1, -1, -1, -1, -1, -2);
    }
}
