package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged files: every reader must say of them exactly what the naive parser says, or throw what it declares. How many
 * inputs stands in the system property {@code fuzz.inputs} (for all readers together), the seed in {@code fuzz.seed};
 * the seed of each input can be derived from its number, which stands in the failure.
 */
final class ReaderFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261122);

    /** Larger ones tell nothing more, but take their time. */
    private static final int LARGEST = 4096;

    private static final String[] TOKENS = {
        "0",
        "-1",
        "-",
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "4294967296",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        ":",
        ")",
        "(",
        "|",
        ".",
        "/",
        "\0",
        "\r",
        "kB",
        "KB",
        "\u00ff",
        "cpu",
        "cpu0",
        "cpu  1 2 3\n",
        "ctxt 1\n",
        "a b",
        "1.",
        ".5",
        "1.5.5",
        "0x10",
        "+5",
        "1e3",
        "eth0:1",
        "Unknown",
        "\u0663"
    };
    private static final byte[] ALPHABET = "0123456789 \n\t:-.()|/kBcpu\0\r\\x".getBytes(StandardCharsets.US_ASCII);

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesGiveWhatTheNaiveParserGives() throws IOException {
        List<Subject> subjects = Subject.all();
        List<List<byte[]>> seeds = new ArrayList<>();
        for (Subject subject : subjects) {
            seeds.add(seeds(subject));
        }
        long trusted = 0;
        for (int input = 0; input < INPUTS; input++) {
            RandomGenerator random = random(input);
            int chosen = input % subjects.size();
            byte[] damaged = mutate(seeds.get(chosen), random);
            trusted += check(subjects.get(chosen), damaged, input) ? 1 : 0;
        }
        assertThat(trusted).as("inputs of which something was trusted").isGreaterThan(INPUTS / 4);
    }

    private static RandomGenerator random(int input) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1_000_003L * input);
    }

    private static boolean check(Subject subject, byte[] content, int input) {
        Map<String, String> naive = subject.readNaively(content);
        Map<String, String> found;
        try {
            found = subject.read(content);
        } catch (RuntimeException | Error e) {
            return fail(describe(subject, content, input), e);
        }
        if (!found.equals(naive)) {
            assertThat(found).as(describe(subject, content, input)).isEqualTo(naive);
        }
        return !found.isEmpty();
    }

    private static String describe(Subject subject, byte[] content, int input) {
        return subject.file() + ", fuzz.seed " + SEED + ", input " + input + ":\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "<end>";
    }

    /** The fixtures' files, short enough; the long line of interrupts is cut. */
    private static List<byte[]> seeds(Subject subject) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : Fixtures.files(subject.file())) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String shorter = text.replaceFirst("(?m)^(intr .{20}).*$", "$1").replaceFirst("(?m)^(flags.{30}).*$", "$1");
            if (shorter.length() <= LARGEST) {
                seeds.add(shorter.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(seeds).hasSizeGreaterThan(10);
        return seeds;
    }

    private static byte[] mutate(List<byte[]> seeds, RandomGenerator random) {
        byte[] content = seeds.get(random.nextInt(seeds.size()));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            content = mutateOnce(content, seeds, random);
        }
        return content;
    }

    private static byte[] mutateOnce(byte[] content, List<byte[]> seeds, RandomGenerator random) {
        int length = content.length;
        int at = random.nextInt(length + 1);
        int to = Math.min(length, at + 1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 8));
        return switch (random.nextInt(12)) {
            case 0 -> flipBit(content, at, random);
            case 1, 2 -> replace(content, at, Math.min(at + 1, length), oneOf(ALPHABET, random));
            case 3 -> replace(content, at, to, new byte[0]);
            case 4 -> replace(content, at, at, Arrays.copyOfRange(content, at, to));
            case 5 -> Arrays.copyOf(content, at);
            case 6 -> replace(content, at, at, digits(random));
            case 7, 8 -> replace(content, at, at, token(random));
            case 9 -> swapLines(content, random);
            case 10 -> repeatOrDropLine(content, random);
            default -> splice(content, at, seeds.get(random.nextInt(seeds.size())), random);
        };
    }

    private static byte[] flipBit(byte[] content, int at, RandomGenerator random) {
        byte[] flipped = content.clone();
        if (at < flipped.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] oneOf(byte[] alphabet, RandomGenerator random) {
        return new byte[] {alphabet[random.nextInt(alphabet.length)]};
    }

    private static byte[] digits(RandomGenerator random) {
        byte[] digits = new byte[1 + random.nextInt(22)];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) ('0' + random.nextInt(10));
        }
        return digits;
    }

    private static byte[] token(RandomGenerator random) {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replace(byte[] content, int from, int to, byte[] by) {
        byte[] replaced = new byte[content.length - (to - from) + by.length];
        System.arraycopy(content, 0, replaced, 0, from);
        System.arraycopy(by, 0, replaced, from, by.length);
        System.arraycopy(content, to, replaced, from + by.length, content.length - to);
        return replaced;
    }

    private static byte[] swapLines(byte[] content, RandomGenerator random) {
        List<byte[]> lines = lines(content);
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        byte[] line = lines.get(one);
        lines.set(one, lines.get(other));
        lines.set(other, line);
        return join(lines);
    }

    private static byte[] repeatOrDropLine(byte[] content, RandomGenerator random) {
        List<byte[]> lines = lines(content);
        byte[] line = lines.remove(random.nextInt(lines.size()));
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), line);
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return join(lines);
    }

    private static byte[] splice(byte[] content, int at, byte[] other, RandomGenerator random) {
        return replace(
                content, at, content.length, Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }

    /** The lines with their newlines; at least one. */
    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                lines.add(Arrays.copyOfRange(content, from, at + 1));
                from = at + 1;
            }
        }
        lines.add(Arrays.copyOfRange(content, from, content.length));
        return lines;
    }

    private static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        lines.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
