package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are cut off, changed or made of anything: each is read to its end, and nothing is made up. */
class DamagedTextTest {
    private static final String ALPHABET = "{}[]\":,=#\\ \n\r\ta1.-+eEiu_NInf\u0000\u00ff";

    /** A format with a text that is whole, and its points. */
    record Sample(TextFormat format, String content, List<String> points) {
        Sample(TextFormat format, String content, String... points) {
            this(format, content, List.of(points));
        }

        byte[] text() {
            return content.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return format.getClass().getSimpleName();
        }
    }

    static List<Sample> samples() {
        return List.of(
                new Sample(
                        new StatJson(),
                        "[{\"a\": {\"value\": 8, \"units\": \"B\"}},\n{\"b\": -1.5}, \"x\", {\"c\": {\"labels\":"
                                + " {\"d\": \"e\"}, \"value\": 1e3}}]\n",
                        "a B gauge 8",
                        "b gauge -1.5",
                        "c|d=e gauge 1000.0"),
                new Sample(
                        new LineProtocol(),
                        "a,b=c,d=e f=8i,g=\"x\",h=t 17\nm\\ n value=-1.5\n",
                        "a.f|b=c|d=e gauge 8",
                        "a.h|b=c|d=e gauge 1",
                        "m n gauge -1.5"),
                new Sample(
                        new PrometheusText(),
                        "# HELP a words\n# TYPE a counter\na_total{b=\"c\\\"\",d=\"e\"} 8 17\nb -1.5\n",
                        "a_total|b=c\"|d=e counter 8.0",
                        "b gauge -1.5"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadWholeBetweenDamagedOnes(Sample sample) {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = sample.text();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            Collected anything = Collected.of(sample.format, damaged);
            assertThat(anything.points).as("seed %d", seed).hasSizeLessThan(damaged.length);
            Collected whole = Collected.of(sample.format, sample.text());
            assertThat(whole.problem).as("seed %d", seed).isNull();
            assertThat(whole.points).as("seed %d", seed).isEqualTo(sample.points);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cutOffAnywhereGivesTheFirstPointsOnly(Sample sample) {
        for (int length = 0; length < sample.text().length; length++) {
            List<String> points = Collected.of(sample.format, Arrays.copyOf(sample.text(), length)).points;
            // the last number may have lost its end: who reads a pipe knows whether the line was whole
            int sure = Math.max(0, points.size() - 1);
            assertThat(points.subList(0, sure)).as("cut at %d", length).isEqualTo(sample.points.subList(0, sure));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noiseIsReadToItsEnd(Sample sample) {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            assertThat(Collected.of(sample.format, noise).points)
                    .as("seed %d", seed)
                    .hasSizeLessThan(200);
        }
    }
}
