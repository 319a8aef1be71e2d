package badger.core.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pattern of names: {@code *} any run of characters, {@code ?} any one, {@code [a-f0]} and {@code [!a-f0]} one of a set. */
public final class Glob {
    private final String pattern;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @param pattern its text
     * @throws IllegalArgumentException if a set is not closed or empty, with its place
     */
    public static Glob parse(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '[') {
                int end = setEnd(pattern, i);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "glob '" + pattern + "': the '[' at position " + (i + 1) + " is never closed");
                }
                i = end;
            }
        }
        return new Glob(pattern);
    }

    /** Whether the whole of a name fits; time is at worst length of name times length of pattern. */
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && fits(p, name.charAt(n))) {
                p = next(p);
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many wildcards it has: {@code *}, {@code ?} and sets. */
    public int wildcards() {
        int count = 0;
        for (int p = 0; p < pattern.length(); p = next(p)) {
            count += isWildcard(p) ? 1 : 0;
        }
        return count;
    }

    /**
     * What each wildcard stands for, in their order, if the whole of a name fits: from the left, each {@code *} for as little
     * as it can. Empty if the name does not fit; time as of {@link #matches}.
     */
    public Optional<List<String>> captures(String name) {
        if (!matches(name)) {
            return Optional.empty();
        }
        List<String> captures = new ArrayList<>();
        int n = 0;
        for (int p = 0; p < pattern.length(); p = next(p)) {
            int from = n;
            if (pattern.charAt(p) != '*') {
                n++;
            } else {
                // what comes before the next star has a fixed length: where it fits first leaves most for all that
                // follows
                while (!fitsUpToStar(p + 1, name, n)) {
                    n++;
                }
            }
            if (isWildcard(p)) {
                captures.add(name.substring(from, n));
            }
        }
        return Optional.of(captures);
    }

    /** Whether a part of the pattern up to its next star, or to its end, fits at a place of a name. */
    private boolean fitsUpToStar(int from, String name, int at) {
        int n = at;
        for (int p = from; p < pattern.length(); p = next(p)) {
            if (pattern.charAt(p) == '*') {
                return true;
            }
            if (n == name.length() || !fits(p, name.charAt(n))) {
                return false;
            }
            n++;
        }
        return n == name.length();
    }

    private boolean isWildcard(int p) {
        char c = pattern.charAt(p);
        return c == '*' || c == '?' || c == '[';
    }

    private boolean fits(int p, char c) {
        char wanted = pattern.charAt(p);
        if (wanted != '[') {
            return wanted == '?' || wanted == c;
        }
        int end = setEnd(pattern, p);
        int i = p + 1;
        boolean negated = pattern.charAt(i) == '!';
        if (negated) {
            i++;
        }
        boolean found = false;
        while (i < end) {
            char low = pattern.charAt(i);
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                found |= low <= c && c <= pattern.charAt(i + 2);
                i += 3;
            } else {
                found |= low == c;
                i++;
            }
        }
        return found != negated;
    }

    private int next(int p) {
        return pattern.charAt(p) == '[' ? setEnd(pattern, p) + 1 : p + 1;
    }

    /** The place of the bracket that closes the set opened at {@code open}; one that stands first is a member. */
    private static int setEnd(String pattern, int open) {
        int first = open + 1;
        if (first < pattern.length() && pattern.charAt(first) == '!') {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
