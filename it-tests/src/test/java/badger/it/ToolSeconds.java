package badger.it;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool of sysstat has printed, second by second: its tables begin with a heading, and the time stands before each row,
 * or, with {@code iostat -t}, on a line of its own. A column is called {@code SUBJECT COLUMN} ({@code vda r/s}), or {@code COLUMN}
 * where there is only one subject.
 */
final class ToolSeconds {
    private static final Pattern TIME =
            Pattern.compile("(?:\\d{4}-\\d\\d-\\d\\dT)?(\\d\\d:\\d\\d:\\d\\d)(?:[+-]\\d{4})?");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    /** First columns that say whose row it is. */
    private static final Set<String> SUBJECTS = Set.of("CPU", "IFACE", "Device");

    /** Columns that say whose row it is where there is but one, or where the rows of a second (threads) are added up. */
    private static final Set<String> WORDS = Set.of("UID", "PID", "TGID", "TID", "Command");

    /** By the second of the day. */
    private final TreeMap<Integer, Map<String, Double>> seconds = new TreeMap<>();

    private ToolSeconds() {}

    /** Reads all that a tool has printed. */
    static ToolSeconds of(String text) {
        ToolSeconds read = new ToolSeconds();
        List<String> heading = List.of();
        int second = -1;
        for (String line : text.split("\n", -1)) {
            List<String> tokens = new ArrayList<>(Arrays.asList(line.strip().split("\\s+", -1)));
            Matcher time = TIME.matcher(tokens.getFirst());
            if (time.matches()) {
                second = LocalTime.parse(time.group(1)).toSecondOfDay();
                tokens.removeFirst();
            }
            if (tokens.isEmpty()
                    || second < 0
                    || tokens.getFirst().isEmpty()
                    || tokens.getFirst().startsWith("Average")) {
                continue;
            }
            if (isHeading(tokens)) {
                heading = List.copyOf(tokens);
            } else if (tokens.size() == heading.size() && !isProcessOfThreads(heading, tokens)) {
                read.row(second, heading, tokens);
            }
        }
        return read;
    }

    private static boolean isHeading(List<String> tokens) {
        return tokens.stream().noneMatch(token -> NUMBER.matcher(token).matches());
    }

    /** What {@code pidstat -t} says of a process as such, beside its threads, is what its first thread has. */
    private static boolean isProcessOfThreads(List<String> heading, List<String> tokens) {
        int thread = heading.indexOf("TID");
        return thread >= 0 && tokens.get(thread).equals("-");
    }

    private void row(int second, List<String> heading, List<String> tokens) {
        boolean hasSubject = SUBJECTS.contains(heading.getFirst());
        String subject = hasSubject ? tokens.getFirst() + " " : "";
        Map<String, Double> values = seconds.computeIfAbsent(second, _ -> new HashMap<>());
        for (int i = hasSubject ? 1 : 0; i < heading.size(); i++) {
            if (!WORDS.contains(heading.get(i))) {
                values.merge(subject + heading.get(i), Double.parseDouble(tokens.get(i)), Double::sum);
            }
        }
    }

    /** What it said of a second, by column; nothing if it said nothing. */
    Map<String, Double> at(long epochSecond) {
        return seconds.getOrDefault((int) Math.floorMod(epochSecond, 86_400L), Map.of());
    }

    /** Whether it has a row of every second from the first to the last of these: on a busy machine a tool may fall behind. */
    boolean hasAll(List<Payload> frames) {
        return frames.stream().noneMatch(frame -> at(frame.timestamp()).isEmpty());
    }

    /** Whose rows there are under a column, in every second: what comes or goes meanwhile is left out. */
    List<String> subjects(String column) {
        return seconds.firstEntry().getValue().keySet().stream()
                .filter(name -> name.endsWith(" " + column))
                .filter(name -> seconds.values().stream().allMatch(second -> second.containsKey(name)))
                .map(name -> name.substring(0, name.length() - column.length() - 1))
                .sorted()
                .toList();
    }
}
