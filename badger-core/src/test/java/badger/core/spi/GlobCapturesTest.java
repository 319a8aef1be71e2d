package badger.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GlobCapturesTest {
    private static Optional<List<String>> captures(String glob, String name) {
        return Glob.parse(glob).captures(name);
    }

    @Test
    void everyWildcardStandsForSomething() {
        assertThat(captures("net.*.eth?", "net.rx.eth0")).contains(List.of("rx", "0"));
        assertThat(captures("[a-c]?*", "bcd")).contains(List.of("b", "c", "d"));
        assertThat(captures("cpu", "cpu")).contains(List.of());
        assertThat(captures("*", "")).contains(List.of(""));
        assertThat(captures("a*", "b")).isEmpty();
        assertThat(Glob.parse("a*?[b-d][*]").wildcards()).isEqualTo(4);
    }

    @Test
    void aStarStandsForAsLittleAsItCanFromTheLeft() {
        assertThat(captures("*.*", "a.b.c")).contains(List.of("a", "b.c"));
        assertThat(captures("*.*.*", "a.b.c.d")).contains(List.of("a", "b", "c.d"));
        assertThat(captures("**", "ab")).contains(List.of("", "ab"));
        assertThat(captures("*ab*ab", "ababab")).contains(List.of("", "ab"));
        assertThat(captures("*a?*", "aab")).contains(List.of("", "a", "b"));
    }

    @Test
    void itIsWhatTryingAllWaysFindsFirst() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int fitting = 0;
        for (int i = 0; i < 100_000; i++) {
            List<String> tokens = tokens(random);
            String name = word(random, 8);
            Optional<List<String>> naive = naive(tokens, name);
            assertThat(captures(String.join("", tokens), name))
                    .as("seed %d: %s on %s", seed, tokens, name)
                    .isEqualTo(naive);
            fitting += naive.isPresent() ? 1 : 0;
        }
        assertThat(fitting).as("seed %d", seed).isGreaterThan(1_000);
    }

    private static List<String> tokens(RandomGenerator random) {
        List<String> tokens = new ArrayList<>();
        for (int length = random.nextInt(7); length > 0; length--) {
            tokens.add(
                    switch (random.nextInt(7)) {
                        case 0, 1, 2 -> "*";
                        case 3 -> "?";
                        case 4 -> "[ab]";
                        case 5 -> "[!a]";
                        default -> word(random, 1);
                    });
        }
        return tokens;
    }

    private static String word(RandomGenerator random, int most) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** Tries every length for every star, the shortest first. */
    private static Optional<List<String>> naive(List<String> tokens, String name) {
        if (tokens.isEmpty()) {
            return name.isEmpty() ? Optional.of(List.of()) : Optional.empty();
        }
        String token = tokens.getFirst();
        List<String> rest = tokens.subList(1, tokens.size());
        if (!token.equals("*")) {
            boolean literal = token.isEmpty() || Character.isLetter(token.charAt(0));
            int length = literal ? token.length() : 1;
            if (name.length() < length || !fits(token, name.substring(0, length))) {
                return Optional.empty();
            }
            return naive(rest, name.substring(length))
                    .map(later -> literal ? later : before(name.substring(0, length), later));
        }
        for (int length = 0; length <= name.length(); length++) {
            String taken = name.substring(0, length);
            Optional<List<String>> later = naive(rest, name.substring(length));
            if (later.isPresent()) {
                return Optional.of(before(taken, later.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String token, String letter) {
        return switch (token) {
            case "?" -> true;
            case "[ab]" -> letter.equals("a") || letter.equals("b");
            case "[!a]" -> !letter.equals("a");
            default -> token.equals(letter);
        };
    }

    private static List<String> before(String first, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    @Test
    @Timeout(60)
    void aHostileGlobOfAHostileNameEnds() {
        String name = "a".repeat(5_000);
        assertThat(captures("*a".repeat(200) + "b", name)).isEmpty();
        assertThat(captures("*a".repeat(200), name).orElseThrow()).hasSize(200).startsWith("", "");
    }
}
