package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.put;
import static badger.proc.NaiveText.single;
import static badger.proc.NaiveText.tokens;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** More files of processes, and that of the users, understood a second time, as {@link NaiveProc} does. */
final class NaiveProcess {
    private static final String[] IO = {
        "rchar", "wchar", "syscr", "syscw", "read_bytes", "write_bytes", "cancelled_write_bytes"
    };
    private static final Pattern CGROUP = Pattern.compile("[ \t]*([0-9]+):([^:]*):(/.*)", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("([^:]+):[^:]*:[ \t]*([0-9]+):.*", Pattern.DOTALL);

    private NaiveProcess() {}

    static Map<String, String> io(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            for (String name : IO) {
                single(found, line, name + ":", name);
            }
        }
        return found;
    }

    static Map<String, String> limits(String text) {
        for (String line : lines(text)) {
            if (line.startsWith("Max open files ")) {
                List<String> tokens = tokens(line.substring("Max open files ".length()));
                String first = tokens.isEmpty() ? "" : tokens.get(0);
                Long limit = number(first);
                return limit != null
                        ? Map.of("openFiles", limit.toString())
                        : first.equals("unlimited") ? Map.of("openFiles", "unlimited") : Map.of();
            }
        }
        return Map.of();
    }

    static Map<String, String> smapsRollup(String text) {
        for (String line : lines(text)) {
            if (line.startsWith("Pss:")) {
                List<String> tokens = tokens(line.substring("Pss:".length()));
                Long value = tokens.size() == 2 && tokens.get(1).equals("kB") ? number(tokens.get(0)) : null;
                return value == null ? Map.of() : Map.of("pss", value.toString());
            }
        }
        return Map.of();
    }

    static Map<String, String> cgroup(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            Matcher matcher = CGROUP.matcher(line);
            if (!matcher.matches() || number(matcher.group(1)) == null) {
                continue;
            }
            found.put("known", "true");
            String path = matcher.group(3);
            if (path.endsWith(" (deleted)") && path.length() > "/ (deleted)".length()) {
                path = path.substring(0, path.length() - " (deleted)".length());
            }
            int kind = line.startsWith("0::") ? 0 : matcher.group(2).equals("name=systemd") ? 1 : 2;
            if (!path.equals("/")) {
                found.putIfAbsent("path" + kind, path);
            }
        }
        return found;
    }

    static Map<String, String> passwd(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            String begin = line.replaceFirst("^[ \t]+", "");
            Matcher matcher = USER.matcher(line);
            if (!begin.isEmpty() && "#+-".indexOf(begin.charAt(0)) < 0 && matcher.matches()) {
                Long user = number(matcher.group(2));
                if (user != null) {
                    found.putIfAbsent("user" + user, matcher.group(1));
                }
            }
        }
        return found;
    }

    /** The number of the effective user, the second of four. */
    static void user(Map<String, String> found, String line) {
        if (line.startsWith("Uid:") && !found.containsKey("user")) {
            List<String> tokens = tokens(line.substring("Uid:".length()));
            if (tokens.size() > 1 && number(tokens.get(0)) != null) {
                put(found, "user", tokens.get(1));
            }
        }
    }
}
