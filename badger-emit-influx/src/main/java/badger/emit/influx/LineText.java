package badger.emit.influx;

import java.util.Set;

/**
 * Names as the line protocol writes them: <a
 * href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/#special-characters">special characters</a>
 * behind a backslash; what cannot be written at all is an underscore.
 */
final class LineText {
    private static final String OF_MEASUREMENT = ", ";
    private static final String OF_KEY = ",= ";
    private static final Set<String> RESERVED = Set.of("time", "_field", "_measurement");

    private LineText() {}

    static String measurement(String name) {
        String escaped = escaped(name, OF_MEASUREMENT);
        return escaped.startsWith("#") ? "_" + escaped.substring(1) : escaped; // it would begin a comment
    }

    /** A tag's or field's name; some the servers keep for themselves. */
    static String key(String name) {
        return escaped(RESERVED.contains(name) ? name + "_" : name, OF_KEY);
    }

    static String tagValue(String text) {
        return escaped(text, OF_KEY);
    }

    private static String escaped(String text, String special) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || (c == '\\' && escapes(text, i + 1))) {
                escaped.append('_');
            } else if (special.indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Whether a backslash before this place would be read together with what follows it. */
    private static boolean escapes(String text, int next) {
        return next == text.length() || ",= \"\\".indexOf(text.charAt(next)) >= 0;
    }
}
