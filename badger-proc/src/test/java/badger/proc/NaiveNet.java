package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.tokens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counters of protocols and sockets understood a second time; see {@link NaiveProc}. */
final class NaiveNet {
    private static final int MOST_COLUMNS = 64;

    private static final int CORE = 12;
    private static final int LONGEST_NAME = 128;

    private NaiveNet() {}

    static Map<String, String> snmp(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> lines = lines(text);
        int row = 0;
        int next = 0;
        while (next < lines.size()) {
            List<String> names = tokens(lines.get(next++));
            if (names.isEmpty() || !names.getFirst().endsWith(":")) {
                continue;
            }
            List<String> numbers = next < lines.size() ? tokens(lines.get(next)) : List.of();
            if (numbers.isEmpty() || !numbers.getFirst().equals(names.getFirst())) {
                continue;
            }
            next++;
            boolean all = numbers.subList(1, numbers.size()).stream().allMatch(token -> token.matches("-?[0-9]+"));
            if (all && numbers.size() == names.size()) {
                String protocol = names.getFirst().replaceFirst(":$", ".");
                for (int column = 1; column < names.size(); column++) {
                    put(found, row++, protocol + names.get(column), number(numbers.get(column)));
                }
            }
        }
        return found;
    }

    static Map<String, String> snmp6(String text) {
        Map<String, String> found = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.size() == 2 && number(tokens.get(1)) != null && names.add(tokens.get(0))) {
                put(found, names.size() - 1, tokens.get(0), number(tokens.get(1)));
            }
        }
        return found;
    }

    static Map<String, String> sockstat(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.isEmpty()
                    || !tokens.getFirst().endsWith(":")
                    || tokens.getFirst().length() > LONGEST_NAME) {
                continue;
            }
            String protocol = tokens.getFirst().replaceFirst(":$", ".");
            for (int at = 1; at + 1 < tokens.size(); at += 2) {
                String name = protocol + tokens.get(at);
                Long value = number(tokens.get(at + 1));
                if (value != null && name.length() <= LONGEST_NAME && !names.contains(name)) {
                    put(found, names.size(), name, value);
                    names.add(name);
                }
            }
        }
        return found;
    }

    static Map<String, String> softnet(String text) {
        Map<String, String> found = new TreeMap<>();
        int row = 0;
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.size() >= 3 && tokens.stream().allMatch(token -> token.matches("[0-9a-fA-F]{1,8}"))) {
                List<Long> values =
                        tokens.stream().map(token -> Long.parseLong(token, 16)).toList();
                String prefix = "row" + row + ".";
                found.put(prefix + "core", Long.toString(values.size() > CORE ? values.get(CORE) : row));
                found.put(prefix + "processed", values.get(0).toString());
                found.put(prefix + "dropped", values.get(1).toString());
                found.put(prefix + "squeezed", values.get(2).toString());
                row++;
            }
        }
        return found;
    }

    static Map<String, String> neighbours(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> lines = lines(text);
        if (lines.isEmpty()) {
            return found;
        }
        List<String> names = tokens(lines.getFirst());
        List<String> told = List.of("entries", "res_failed", "unresolved_discards", "table_fulls");
        int row = 0;
        for (String line : lines.subList(1, lines.size())) {
            List<String> tokens = tokens(line);
            if (!tokens.isEmpty()
                    && tokens.size() == names.size()
                    && names.size() <= MOST_COLUMNS
                    && tokens.stream().allMatch(NaiveNet::isHexadecimal)) {
                for (int at = 0; at < names.size(); at++) {
                    if (told.contains(names.get(at))) {
                        found.put("row" + row + "." + names.get(at), Long.toString(Long.parseLong(tokens.get(at), 16)));
                    }
                }
                row++;
            }
        }
        return found;
    }

    private static boolean isHexadecimal(String token) {
        return token.matches("[0-7][0-9a-fA-F]{15}|[0-9a-fA-F]{1,15}");
    }

    private static void put(Map<String, String> found, int row, String name, @Nullable Long value) {
        found.put("row" + row + ".name", name);
        if (value != null) {
            found.put("row" + row + ".value", value.toString());
        }
    }
}
