package badger.proc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Numbers, names and orders as files of the kernel may have them, by chance. */
final class RandomText {
    private final RandomGenerator random;

    RandomText(RandomGenerator random) {
        this.random = random;
    }

    /** Some of the lines, in any order, but never none. */
    String shuffled(List<String> lines) {
        List<String> some = new ArrayList<>(lines);
        Collections.shuffle(some, Random.from(random));
        return some.subList(0, 3 + random.nextInt(some.size() - 2)).stream().collect(Collectors.joining());
    }

    List<String> names(int count, String besides) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            String odd = besides.substring(random.nextInt(besides.length())).substring(0, 1);
            names.add("n" + random.nextInt(1000) + odd + (random.nextInt(9) == 0 ? "\u00e9\ud83e\udda1" : "x"));
        }
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    String name() {
        return "a) b (c \u00e9".substring(random.nextInt(9));
    }

    String numbers(int count) {
        StringBuilder text = new StringBuilder(number());
        for (int i = 1; i < count; i++) {
            text.append(' ').append(number());
        }
        return text.toString();
    }

    /** A number of any length up to 63 bits. */
    String number() {
        return Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
    }

    String decimal() {
        return random.nextInt(100_000_000) + "."
                + String.valueOf(random.nextInt(1_000_000)).substring(0, 1);
    }

    String blanks() {
        return " ".repeat(1 + random.nextInt(5));
    }
}
