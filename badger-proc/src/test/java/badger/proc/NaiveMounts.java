package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.tokens;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /proc/[pid]/mountinfo} understood a second time; see {@link NaiveProc}. */
final class NaiveMounts {
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");

    private NaiveMounts() {}

    static Map<String, String> mountInfo(String text) {
        Map<String, String> found = new TreeMap<>();
        int row = 0;
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.size() < 6 || number(tokens.get(0)) == null || number(tokens.get(1)) == null) {
                continue;
            }
            int dash = tokens.subList(6, tokens.size()).indexOf("-");
            List<String> behind = dash < 0 ? List.of() : tokens.subList(6 + dash + 1, tokens.size());
            if (behind.size() < 2) {
                continue;
            }
            String prefix = "row" + row++ + ".";
            NaiveText.put(found, prefix + "id", tokens.get(0));
            NaiveText.put(found, prefix + "parent", tokens.get(1));
            found.put(prefix + "device", decoded(tokens.get(2)));
            found.put(prefix + "root", decoded(tokens.get(3)));
            found.put(prefix + "point", decoded(tokens.get(4)));
            found.put(prefix + "type", decoded(behind.getFirst()));
            found.put(prefix + "source", behind.size() > 2 ? decoded(behind.get(1)) : "");
            boolean readOnly = isReadOnly(tokens.get(5)) || isReadOnly(behind.getLast());
            found.put(prefix + "readOnly", Boolean.toString(readOnly));
        }
        return found;
    }

    private static boolean isReadOnly(String options) {
        return options.matches("ro(,.*)?");
    }

    private static String decoded(String token) {
        return ESCAPE.matcher(token).replaceAll(escape -> {
            char decoded = (char) Integer.parseInt(escape.group(1), 8);
            return Matcher.quoteReplacement(Character.toString(decoded));
        });
    }
}
