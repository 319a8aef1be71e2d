package badger.core.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what somebody meant who wrote something else. */
public final class Nearest {
    private Nearest() {}

    /** {@code " (did you mean 'x'?)"}, or nothing if no candidate is near. */
    static String hint(String written, Collection<String> candidates) {
        return to(written, candidates).map(n -> " (did you mean '" + n + "'?)").orElse("");
    }

    /** The nearest candidate, the first of equally near ones, if it is near at all. */
    static Optional<String> to(String written, Collection<String> candidates) {
        String meant = plain(written);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int length = Math.max(meant.length(), candidate.length());
            int allowed = Math.max(1, length / 3);
            if (Math.abs(meant.length() - candidate.length()) <= allowed) {
                int distance = distance(meant, plain(candidate));
                if (distance <= allowed && distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * Some candidates: the nearest one, and those that have what was written in them.
     *
     * @param most how many at most
     */
    public static List<String> some(String written, Collection<String> candidates, int most) {
        Set<String> some = new LinkedHashSet<>();
        to(written, candidates).ifPresent(some::add);
        String meant = plain(written);
        for (String candidate : candidates) {
            if (some.size() < most && !meant.isEmpty() && plain(candidate).contains(meant)) {
                some.add(candidate);
            }
        }
        return List.copyOf(some);
    }

    private static String plain(String name) {
        return Words.snakeCase(name).replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
