package badger.core.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** How keys, names and values are written in files and in messages. */
final class Words {
    private static final int LONGEST_QUOTE = 60;
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Words() {}

    /** A text in single quotes, cut where it gets long. */
    static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...") + "'";
    }

    /** {@code disksToCheck} as {@code disks_to_check}. */
    static String snakeCase(String name) {
        return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** A constant as files write it. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
