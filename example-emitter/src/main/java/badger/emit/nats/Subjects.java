package badger.emit.nats;

import java.util.regex.Pattern;

/** Subjects as NATS takes them: levels with dots between, none of them empty, without blanks and wildcards. */
final class Subjects {
    /** Two of them and a prefix stay below the 4096 bytes that a server takes as a line, if they are but dots as well. */
    private static final int LONGEST = 500;

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern EMPTY_LEVEL = Pattern.compile("(?<=\\.|^)(?=\\.|$)");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}(\\.[A-Za-z0-9_-]{1,100}){0,9}");

    private Subjects() {}

    /** Whether a text can be a part of a subject as it is. */
    static boolean isSafe(String text) {
        return SAFE.matcher(text).matches();
    }

    /** What a text becomes as a part of a subject. */
    static String of(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        return EMPTY_LEVEL.matcher(UNSAFE.matcher(cut).replaceAll("_")).replaceAll("_");
    }
}
