package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sensors, arrays and power supplies understood a second time; see {@link NaiveProc}. */
final class NaiveHardware {
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");

    private NaiveHardware() {}

    static Map<String, String> mdstat(String text) {
        Map<String, String> found = new TreeMap<>();
        if (lines(text).stream().noneMatch(line -> line.startsWith("Personalities :"))) {
            return found;
        }
        found.put("header", "known");
        List<String> names = new ArrayList<>();
        boolean inArray = false;
        for (String line : lines(text)) {
            String prefix = "row" + (names.size() - 1) + ".";
            if (line.startsWith("Personalities :")) {
                inArray = false;
            } else if (!line.startsWith(" ")) {
                inArray = array(line, names, found);
            } else if (inArray) {
                detail(line, prefix, found);
            }
        }
        return found;
    }

    private static boolean array(String line, List<String> names, Map<String, String> found) {
        List<String> tokens = tokens(line);
        boolean is = tokens.size() >= 3
                && tokens.get(1).equals(":")
                && tokens.get(2).matches("active|inactive|broken")
                && !names.contains(tokens.getFirst());
        if (!is) {
            return false;
        }
        names.add(tokens.getFirst());
        String prefix = "row" + (names.size() - 1) + ".";
        List<String> rest = tokens.subList(3, tokens.size());
        boolean readOnly = rest.contains("(read-only)") || rest.contains("(auto-read-only)");
        List<String> members =
                rest.stream().filter(token -> token.contains("[")).toList();
        found.put(prefix + "name", tokens.getFirst());
        found.put(prefix + "ACTIVE", tokens.get(2).equals("active") ? "1" : "0");
        found.put(prefix + "READ_ONLY", readOnly ? "1" : "0");
        found.put(prefix + "MEMBERS", Long.toString(members.size()));
        found.put(prefix + "FAILED", Long.toString(count(members, "(F)")));
        found.put(prefix + "SPARE", Long.toString(count(members, "(S)")));
        return true;
    }

    private static long count(List<String> members, String flag) {
        return members.stream().filter(member -> member.contains(flag)).count();
    }

    private static void detail(String line, String prefix, Map<String, String> found) {
        List<String> whole = tokens(line);
        boolean size = !whole.isEmpty() && whole.getFirst().matches("[0-9]{1,18}");
        List<String> parts = Arrays.asList(String.join(" ", whole).split("[ =]+", -1));
        for (String part : parts) {
            if (part.matches("resync|recovery|reshape|check") && !size) {
                found.put(prefix + "sync", part.toUpperCase(Locale.ROOT));
            } else if (part.matches(size ? "\\[.*\\]" : "\\(.*\\)")) {
                Matcher fraction = FRACTION.matcher(part.substring(1, part.length() - 1));
                if (fraction.matches()) {
                    found.put(prefix + (size ? "DISKS" : "DONE"), Long.toString(Long.parseLong(fraction.group(1))));
                    found.put(prefix + (size ? "WORKING" : "WHOLE"), Long.toString(Long.parseLong(fraction.group(2))));
                }
            }
        }
    }

    static Map<String, String> supply(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            if (line.startsWith("POWER_SUPPLY_")) {
                found.put("any", "true");
                String property = line.substring("POWER_SUPPLY_".length());
                if (property.startsWith("STATUS=")) {
                    found.put("status", property.substring("STATUS=".length()).replaceAll("[ \t]+\\z", ""));
                }
                for (PowerSupply.Column column : PowerSupply.Column.values()) {
                    if (property.startsWith(column + "=")) {
                        String value = property.substring(column.toString().length() + 1);
                        String number = signed(value);
                        found.remove(column.toString());
                        if (number != null) {
                            found.put(column.toString(), number);
                        }
                    }
                }
            }
        }
        return found;
    }

    static Map<String, String> sensor(String text) {
        List<String> lines = lines(text);
        String number = lines.size() == 1 && text.endsWith("\n") ? signed(lines.getFirst()) : null;
        return number == null ? Map.of() : Map.of("value", number);
    }

    private static @Nullable String signed(String text) {
        List<String> tokens = tokens(text);
        if (tokens.size() != 1) {
            return null;
        }
        boolean negative = tokens.getFirst().startsWith("-");
        Long value = number(negative ? tokens.getFirst().substring(1) : tokens.getFirst());
        return value == null ? null : Long.toString(negative ? -value : value);
    }
}
