package badger.statsd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricLineTest {
    private static final long SEED = 20_261_123;
    private static final int LINES = 50_000;

    private static final String[] PIECES = {
        "a", "b.c", ":", ":", "|", "|", "c", "g", "ms", "h", "d", "s", "@", "#", ",", "1", "2.5", "-", "+", "1e3",
        "0.1", "T", "x:y", "|#", "|@0.5", " ", "\u00e9", "\t", "_", "=", "1e400", "nan"
    };

    private final MetricLine line = new MetricLine();

    private @Nullable String read(String text) {
        byte[] bytes = ("before\n" + text + "\nafter").getBytes(UTF_8);
        return line.read(bytes, 7, bytes.length - 6);
    }

    @Test
    void itsPartsAreFound() {
        assertThat(read("page.views:1:-2.5|ms|@0.25|c:id|#zone:b:c,env,env:prod"))
                .isNull();
        assertThat(line.name()).isEqualTo("page.views");
        assertThat(line.type()).isEqualTo(MetricType.TIMER);
        assertThat(line.times()).isEqualTo(4.0);
        assertThat(line.labels()).containsExactly(new Label("env", "prod"), new Label("zone", "b:c"));
        assertThat(new String(line.key(), 0, line.keyLength(), UTF_8)).isEqualTo("page.views|env:prod|zone:b:c");
        assertThat(line.nextValue()).isTrue();
        assertThat(line.isNumber()).isTrue();
        assertThat(line.value()).isEqualTo(1.0);
        assertThat(line.isSigned()).isFalse();
        assertThat(line.nextValue()).isTrue();
        assertThat(line.isNumber()).isTrue();
        assertThat(line.value()).isEqualTo(-2.5);
        assertThat(line.isSigned()).isTrue();
        assertThat(line.nextValue()).isFalse();
        assertThat(line.isTimed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a;a name, ':' and a value are expected",
                "a|c;a name, ':' and a value are expected",
                "a:1;'|' and a type are expected",
                "a:1|;the type is none of c, g, ms, h, d and s",
                "a:1|C;the type is none of c, g, ms, h, d and s",
                "a:1|m;the type is none of c, g, ms, h, d and s",
                "a:1|c|@0;the rate is no number above 0 and not above 1",
                "a:1|c|@1.5;the rate is no number above 0 and not above 1",
                "a:1|c|@;the rate is no number above 0 and not above 1",
                "a:1|c|#:b;a tag has no name"
            })
    void whatIsWrongIsSaid(String text, String wrong) {
        assertThat(read(text)).isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {":1|c", "a\tb:1|c", "a|b:1|c", "a\u007f:1|c"})
    void aNameMustBeOne(String text) {
        assertThat(read(text)).startsWith("the name is empty, longer than 255 bytes, or has a control character");
    }

    @Test
    void namesAndTagsHaveTheirLongest() {
        assertThat(read("n".repeat(255) + ":1|c")).isNull();
        assertThat(read("n".repeat(256) + ":1|c")).startsWith("the name is empty, longer than 255 bytes");
        assertThat(read("n:1|c|#" + "t".repeat(1024))).isNull();
        assertThat(read("n:1|c|#" + "t".repeat(1025))).startsWith("the tags are longer than 1024 bytes");
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < TagList.MOST; i++) {
            tags.append(",t").append(i);
        }
        assertThat(read("n:1|c|#" + tags)).isNull();
        assertThat(line.labels()).hasSize(TagList.MOST);
        assertThat(read("n:1|c|#" + tags + ",more")).isEqualTo("there are more than 32 tags");
        assertThat(read("n:1|c|#" + tags + ",t0:again")).isNull();
    }

    /** What a line is to whoever splits it. */
    private record Naive(
            String name, String type, double rate, boolean timed, Map<String, String> tags, List<String> values) {
        static @Nullable Naive of(String text) {
            int colon = text.indexOf(':');
            if (colon < 1
                    || hasControls(text.substring(0, colon))
                    || text.substring(0, colon).contains("|")) {
                return null;
            }
            String[] fields = text.substring(colon + 1).split("\\|", -1);
            if (fields.length < 2 || !List.of("c", "g", "ms", "h", "d", "s").contains(fields[1])) {
                return null;
            }
            double rate = 1;
            boolean timed = false;
            // the last field of tags counts, as the last rate does
            Map<String, String> tags = new TreeMap<>();
            for (String field : Arrays.asList(fields).subList(2, fields.length)) {
                timed |= field.startsWith("T");
                if (field.startsWith("@")) {
                    rate = number(field.substring(1));
                    if (!(rate > 0 && rate <= 1)) {
                        return null;
                    }
                } else if (field.startsWith("#")) {
                    if (hasControls(field)) {
                        return null;
                    }
                    for (String tag : field.substring(1).split(",", -1)) {
                        String[] parts = tag.split(":", 2);
                        if (tag.startsWith(":")) {
                            return null;
                        }
                        if (!tag.isEmpty() && !(parts.length == 2 && parts[1].isEmpty())) {
                            tags.put(parts[0], parts.length == 1 ? "true" : parts[1]);
                        }
                    }
                }
            }
            List<String> values = fields[1].equals("s") ? List.of(fields[0]) : List.of(fields[0].split(":", -1));
            return new Naive(text.substring(0, colon), fields[1], rate, timed, tags, values);
        }

        private static boolean hasControls(String text) {
            return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        }

        static double number(String text) {
            return text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")
                    ? Double.parseDouble(text)
                    : Double.NaN;
        }
    }

    @Test
    void anyLineIsWhatWhoeverSplitsItFinds() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int right = 0;
        for (int i = 0; i < LINES; i++) {
            String text = made(random);
            Naive naive = Naive.of(text);
            assertThat(read(text) == null)
                    .as("%s (line %d, seed %d)", text, i, SEED)
                    .isEqualTo(naive != null);
            if (naive != null) {
                right++;
                assertSame(naive, "%s (line %d, seed %d)".formatted(text, i, SEED));
            }
        }
        assertThat(right).as("lines that are right").isGreaterThan(LINES / 20);
    }

    private static String made(RandomGenerator random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : "a:1|c");
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private void assertSame(Naive naive, String what) {
        assertThat(line.name()).as(what).isEqualTo(naive.name());
        assertThat(line.type())
                .as(what)
                .isEqualTo(MetricType.of(
                        naive.type().getBytes(UTF_8), 0, naive.type().length()));
        assertThat(line.times()).as(what).isEqualTo(1 / naive.rate());
        assertThat(line.isTimed()).as(what).isEqualTo(naive.timed());
        List<Label> labels = new ArrayList<>();
        naive.tags().forEach((name, value) -> labels.add(new Label(name, value)));
        assertThat(line.labels()).as(what).containsExactlyInAnyOrderElementsOf(labels);
        for (String text : naive.values()) {
            assertThat(line.nextValue()).as(what).isTrue();
            double number = Naive.number(text);
            assertThat(line.isNumber()).as("%s: %s", what, text).isEqualTo(Double.isFinite(number));
            if (line.isNumber()) {
                assertThat(line.value()).as("%s: %s", what, text).isEqualTo(number);
            }
            boolean value = switch (naive.type()) {
                case "s" -> !text.isEmpty();
                case "c" -> number >= 0 && number / naive.rate() <= 1e15;
                default -> Double.isFinite(number);
            };
            assertThat(line.isValue()).as("%s: %s", what, text).isEqualTo(value);
        }
        assertThat(line.nextValue()).as(what).isFalse();
    }

    @Test
    void membersOfSetsHaveHashesOfTheirOwn() {
        read("a:one:1|s");
        assertThat(line.nextValue()).isTrue();
        long one = line.hash();
        assertThat(line.nextValue()).isFalse();
        read("b:one:2|s");
        assertThat(line.nextValue()).isTrue();
        assertThat(line.hash()).isNotEqualTo(one);
        read("c:one:1|s|#x");
        assertThat(line.nextValue()).isTrue();
        assertThat(line.hash()).isEqualTo(one);
    }

    @Test
    void aNameMayBeNoUtf8() {
        byte[] bytes = "\u00ff:1|c".getBytes(ISO_8859_1);
        assertThat(line.read(bytes, 0, bytes.length)).isNull();
        assertThat(line.name()).isEqualTo("\ufffd");
    }
}
