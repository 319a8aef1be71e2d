package badger.proc;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines, tokens and numbers as {@link NaiveProc} understands them. */
final class NaiveText {
    private NaiveText() {}

    static void single(Map<String, String> found, String line, String label, String name) {
        if (line.startsWith(label) && !found.containsKey(name)) {
            List<String> tokens = tokens(line.substring(label.length()));
            put(found, name, tokens.size() == 1 ? tokens.get(0) : "");
        }
    }

    static List<String> after(String line, String label) {
        String rest = line.startsWith(label) ? line.substring(label.length()).replaceFirst("^[ \t]+", "") : "";
        return rest.startsWith(":") ? tokens(rest.substring(1)) : List.of();
    }

    static void putAll(Map<String, String> found, String prefix, String[] names, List<String> tokens, int from) {
        for (int i = 0; i < names.length && from + i < tokens.size(); i++) {
            put(found, prefix + names[i], tokens.get(from + i));
        }
    }

    static void put(Map<String, String> found, String name, String token) {
        Long value = number(token);
        if (value != null) {
            found.put(name, value.toString());
        }
    }

    static void putDecimal(Map<String, String> found, String name, String token) {
        if (token.matches("[0-9]+(\\.[0-9]+)?") && token.replace(".", "").length() <= 15) {
            found.put(name, Double.toString(Double.parseDouble(token)));
        }
    }

    static @Nullable Long number(String token) {
        if (!token.matches("[0-9]+")) {
            return null;
        }
        BigInteger value = new BigInteger(token);
        return value.bitLength() < 64 ? value.longValueExact() : null;
    }

    static List<String> lines(String text) {
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        return complete.isEmpty()
                ? List.of()
                : List.of(complete.substring(0, complete.length() - 1).split("\n", -1));
    }

    static List<String> tokens(String line) {
        String stripped = line.replaceFirst("^[ \t]+", "").replaceFirst("[ \t]+\\z", "");
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t]+"));
    }

    static String afterFirst(String line) {
        return line.replaceFirst("^[ \t]*[^ \t]+", "");
    }
}
