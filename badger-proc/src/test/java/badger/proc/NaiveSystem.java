package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.put;
import static badger.proc.NaiveText.putDecimal;
import static badger.proc.NaiveText.tokens;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small files of /proc and /sys understood a second time, as {@link NaiveProc} does. */
final class NaiveSystem {
    private NaiveSystem() {}

    static Map<String, String> number(String text) {
        Map<String, String> found = new TreeMap<>();
        if (text.matches("[ \t]*[0-9]+[ \t]*\n")) {
            put(found, "value", tokens(text.substring(0, text.length() - 1)).get(0));
        }
        return found;
    }

    static Map<String, String> text(String text) {
        List<String> lines = lines(text);
        String line = lines.isEmpty() ? "" : lines.get(0);
        String stripped = line.replaceFirst("^[ \t]+", "").replaceFirst("[ \t]+\\z", "");
        return stripped.isEmpty() ? Map.of() : Map.of("text", stripped);
    }

    static Map<String, String> uptime(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> tokens = firstTokens(text);
        putDecimal(found, "seconds", tokens.isEmpty() ? "" : tokens.get(0));
        putDecimal(found, "idleSeconds", tokens.size() < 2 ? "" : tokens.get(1));
        return found;
    }

    static Map<String, String> fileNr(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> tokens = firstTokens(text);
        put(found, "allocated", tokens.isEmpty() ? "" : tokens.get(0));
        put(found, "free", tokens.size() < 2 ? "" : tokens.get(1));
        put(found, "limit", tokens.size() == 3 ? tokens.get(2) : "");
        return found;
    }

    private static List<String> firstTokens(String text) {
        List<String> lines = lines(text);
        return lines.isEmpty() ? List.of() : tokens(lines.get(0));
    }
}
