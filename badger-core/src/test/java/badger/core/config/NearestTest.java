package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KEYS = List.of(
            "interval", "whitelist", "blacklist", "rollup", "counters", "timeout", "disks_to_check", "host", "port");

    @Test
    void knowsTheUsualSlips() {
        assertThat(Nearest.to("intervall", KEYS)).contains("interval");
        assertThat(Nearest.to("blakclist", KEYS)).contains("blacklist");
        assertThat(Nearest.to("disksToCheck", KEYS)).contains("disks_to_check");
        assertThat(Nearest.to("Roll-Up", KEYS)).contains("rollup");
        assertThat(Nearest.to("prt", KEYS)).contains("port");
        assertThat(Nearest.to("processes", KEYS)).isEmpty();
        assertThat(Nearest.to("", KEYS)).isEmpty();
        assertThat(Nearest.to("x".repeat(1_000_000), KEYS)).isEmpty();
        assertThat(Nearest.to("interval", List.of())).isEmpty();
        assertThat(Nearest.hint("hots", KEYS)).isEqualTo(" (did you mean 'host'?)");
        assertThat(Nearest.hint("else", KEYS)).isEmpty();
    }

    /** One slip is one step, and what is suggested is never further away than what was meant. */
    @Test
    void findsAKeyAtMostAsFarAsTheOneThatWasMeant() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            String meant = KEYS.get(random.nextInt(KEYS.size()));
            String written = slip(meant, random);

            String found = Nearest.to(written, KEYS).orElse("nothing");

            assertThat(Nearest.distance(written, meant))
                    .as("seed %d: %s for %s", seed, written, meant)
                    .isLessThanOrEqualTo(1);
            assertThat(KEYS).as("seed %d: %s for %s", seed, written, meant).contains(found);
            assertThat(Nearest.distance(written, found))
                    .as("seed %d: %s for %s", seed, written, meant)
                    .isLessThanOrEqualTo(Nearest.distance(written, meant));
        }
    }

    @Test
    void theDistanceIsOneOfAMeasure() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            String a = word(random);
            String b = word(random);
            int distance = Nearest.distance(a, b);
            assertThat(distance).as("seed %d: %s, %s", seed, a, b).isEqualTo(Nearest.distance(b, a));
            assertThat(distance == 0).as("seed %d: %s, %s", seed, a, b).isEqualTo(a.equals(b));
            assertThat(distance)
                    .as("seed %d: %s, %s", seed, a, b)
                    .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
        }
    }

    @Test
    void someAreTheNearestAndThoseThatHaveItInThem() {
        List<String> names = List.of("net.rx_bytes.eth0", "net.rx_bytes.lo", "net.tx_bytes.lo", "cpu.idle", "cpu.user");

        assertThat(Nearest.some("cpu.idel", names, 3)).containsExactly("cpu.idle");
        assertThat(Nearest.some("rx_bytes", names, 3)).containsExactly("net.rx_bytes.eth0", "net.rx_bytes.lo");
        assertThat(Nearest.some("bytes", names, 2)).hasSize(2);
        assertThat(Nearest.some("temperature", names, 3)).isEmpty();
        assertThat(Nearest.some("", names, 3)).isEmpty();
    }

    private static String word(RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static String slip(String word, RandomGenerator random) {
        StringBuilder slipped = new StringBuilder(word);
        int at = random.nextInt(word.length() - 1);
        char letter = (char) ('a' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> slipped.insert(at, letter);
            case 1 -> slipped.deleteCharAt(at);
            case 2 -> slipped.setCharAt(at, letter);
            default -> slipped.setCharAt(at, word.charAt(at + 1));
        }
        if (slipped.length() == word.length() && random.nextBoolean()) {
            slipped = new StringBuilder(word);
            slipped.setCharAt(at, word.charAt(at + 1));
            slipped.setCharAt(at + 1, word.charAt(at));
        }
        return slipped.toString();
    }
}
