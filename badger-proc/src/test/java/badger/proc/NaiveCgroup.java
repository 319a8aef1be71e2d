package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.put;
import static badger.proc.NaiveText.tokens;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of control groups understood a second time, as {@link NaiveProc} does. */
final class NaiveCgroup {
    private NaiveCgroup() {}

    static Map<String, String> cpuStat(String text) {
        Map<String, String> found = flatKeyed(
                text,
                List.of(
                        "usage_usec",
                        "user_usec",
                        "system_usec",
                        "nr_periods",
                        "nr_throttled",
                        "throttled_usec",
                        "throttled_time"));
        String nanos = found.remove("throttled_time");
        if (nanos != null) {
            found.putIfAbsent("throttled_usec", Long.toString(Long.parseLong(nanos) / 1000));
        }
        return found;
    }

    /** The first line of each of these names; what stands behind the last of them is not looked at. */
    static Map<String, String> flatKeyed(String text, List<String> names) {
        Map<String, String> found = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines(text)) {
            int blank = line.indexOf(' ');
            String name = blank < 0 ? "" : line.substring(0, blank);
            if (names.contains(name) && seen.add(name)) {
                List<String> rest = tokens(line.substring(blank));
                put(found, name, rest.size() == 1 ? rest.get(0) : "");
            }
        }
        return found;
    }

    static Map<String, String> cpuMax(String text) {
        List<String> lines = lines(text);
        if (lines.size() != 1 || !text.endsWith("\n")) {
            return Map.of();
        }
        String line = lines.get(0);
        boolean unlimited = line.startsWith("max ");
        List<String> tokens = tokens(unlimited ? "0 " + line.substring(4) : line);
        Map<String, String> found = new TreeMap<>();
        if (tokens.size() == 2 && number(tokens.get(0)) != null) {
            put(found, "period", tokens.get(1));
            if (!unlimited) {
                put(found, "quota", tokens.get(0));
            }
        }
        return found.containsKey("period") && !found.get("period").equals("0") ? found : Map.of();
    }

    static Map<String, String> cfsQuota(String text) {
        List<String> lines = lines(text);
        if (lines.size() != 1 || !text.endsWith("\n")) {
            return Map.of();
        }
        List<String> tokens = tokens(lines.get(0));
        if (lines.get(0).startsWith("-1")) {
            return tokens.equals(List.of("-1")) ? Map.of("known", "true") : Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        put(found, "quota", tokens.size() == 1 ? tokens.get(0) : "");
        if (!found.isEmpty()) {
            found.put("known", "true");
        }
        return found;
    }

    static Map<String, String> procs(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            Long pid = tokens.size() == 1 ? number(tokens.get(0)) : null;
            if (pid == null && !tokens.isEmpty()) {
                return Map.of();
            }
            if (pid != null && pid != 0) {
                found.putIfAbsent("first", pid.toString());
            }
        }
        return found;
    }

    static Map<String, String> blkio(String text) {
        Map<String, String> found = new TreeMap<>();
        Set<String> devices = new HashSet<>();
        String device = "";
        boolean total = false;
        for (String line : lines(text)) {
            if (line.startsWith("Total ")) {
                total = true;
                continue;
            }
            List<String> tokens = tokens(line);
            String name = tokens.isEmpty() ? "" : tokens.get(0);
            if (!name.contains(":") || (devices.contains(name) && !name.equals(device))) {
                continue;
            }
            if (devices.add(name)) {
                device = name;
                found.put("row" + (devices.size() - 1) + ".device", name);
            }
            String after = NaiveText.afterFirst(line).replaceFirst("^[ \t]+", "");
            for (String word : List.of("Read", "Write", "Discard")) {
                if (after.startsWith(word + " ")) {
                    List<String> rest = tokens(after.substring(word.length()));
                    if (!rest.isEmpty()) {
                        String key = "row" + (devices.size() - 1) + "." + word;
                        found.remove(key);
                        put(found, key, rest.size() == 1 ? rest.get(0) : "");
                    }
                }
            }
        }
        if (total || !found.isEmpty()) {
            found.put("known", "true");
        }
        return found;
    }

    static Map<String, String> ioStat(String text) {
        List<String> keys = List.of("rbytes", "wbytes", "rios", "wios", "dbytes", "dios");
        Map<String, String> found = new TreeMap<>();
        Set<String> devices = new HashSet<>();
        for (String line : lines(text)) {
            String row = "";
            for (String token : tokens(line)) {
                int equals = token.indexOf('=');
                if (equals > 0) {
                    String key = token.substring(0, equals);
                    if (!row.isEmpty() && keys.contains(key)) {
                        found.remove(row + key);
                        put(found, row + key, token.substring(equals + 1));
                    }
                } else if (equals < 0 && token.contains(":") && devices.add(token)) {
                    row = "row" + (devices.size() - 1) + ".";
                    found.put(row + "device", token);
                    for (String key : keys) {
                        found.put(row + key, "0");
                    }
                } else {
                    row = "";
                }
            }
        }
        return found;
    }
}
