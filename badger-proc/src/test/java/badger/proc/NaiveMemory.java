package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.put;
import static badger.proc.NaiveText.putAll;
import static badger.proc.NaiveText.putDecimal;
import static badger.proc.NaiveText.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of memory management understood a second time, as {@link NaiveProc} does. */
final class NaiveMemory {
    private static final String[] MM_STAT =
            "STORED COMPRESSED USED LIMIT MOST_USED SAME_PAGES COMPACTED_PAGES HUGE_PAGES HUGE_PAGES_EVER".split(" ");

    private NaiveMemory() {}

    static Map<String, String> vmstat(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> names = new ArrayList<>();
        boolean any = false;
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.isEmpty() || names.contains(tokens.get(0))) {
                continue;
            }
            String row = "row" + names.size() + ".";
            names.add(tokens.get(0));
            found.put(row + "name", tokens.get(0));
            if (tokens.size() == 2) {
                put(found, row + "value", tokens.get(1));
                any |= found.containsKey(row + "value");
            }
        }
        return any ? found : Map.of();
    }

    static Map<String, String> pressure(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> seen = new ArrayList<>();
        for (String line : lines(text)) {
            String kind = line.startsWith("some ") ? "some" : line.startsWith("full ") ? "full" : "";
            if (kind.isEmpty() || seen.contains(kind)) {
                continue;
            }
            seen.add(kind);
            Map<String, String> last = new TreeMap<>();
            for (String token : tokens(line.substring(5))) {
                int equals = token.indexOf('=');
                if (equals > 0) {
                    last.put(token.substring(0, equals), token.substring(equals + 1));
                }
            }
            putDecimal(found, kind + ".tenSeconds", last.getOrDefault("avg10", ""));
            putDecimal(found, kind + ".minute", last.getOrDefault("avg60", ""));
            putDecimal(found, kind + ".fiveMinutes", last.getOrDefault("avg300", ""));
            put(found, kind + ".totalMicros", last.getOrDefault("total", ""));
        }
        return found;
    }

    static Map<String, String> slabinfo(String text) {
        List<String> lines = lines(text);
        if (lines.isEmpty() || !lines.get(0).startsWith("slabinfo - version: 2.")) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        found.put("header", "known");
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> tokens = tokens(line);
            if (!line.startsWith("#")
                    && tokens.size() >= 4
                    && tokens.subList(1, 4).stream().allMatch(token -> number(token) != null)
                    && !names.contains(tokens.get(0))) {
                String row = "row" + names.size() + ".";
                names.add(tokens.get(0));
                found.put(row + "name", tokens.get(0));
                put(found, row + "active", tokens.get(1));
                put(found, row + "objects", tokens.get(2));
                put(found, row + "objectBytes", tokens.get(3));
            }
        }
        return found;
    }

    static Map<String, String> mmStat(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> lines = lines(text);
        putAll(found, "", MM_STAT, lines.isEmpty() ? List.of() : tokens(lines.get(0)), 0);
        return found;
    }
}
