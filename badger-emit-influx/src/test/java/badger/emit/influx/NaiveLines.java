package badger.emit.influx;

import badger.emit.influx.Stored.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the line protocol by splitting at what no backslash stands before; refuses what any InfluxDB refuses. */
final class NaiveLines {
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?(e[-+][0-9]+)?|-?[0-9]+i";

    private NaiveLines() {}

    static Map<Cell, String> points(String body) {
        Map<Cell, String> points = new LinkedHashMap<>();
        if (!body.endsWith("\n")) {
            throw new AssertionError("the last line has no end: " + body);
        }
        for (String line : body.substring(0, body.length() - 1).split("\n", -1)) {
            List<String> parts = split(line, ' ');
            if (parts.size() != 3
                    || line.startsWith("#")
                    || parts.getFirst().chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("no line: " + line);
            }
            List<String> tags = split(parts.getFirst(), ',');
            List<String> names = new ArrayList<>();
            for (String tag : tags.subList(1, tags.size())) {
                List<String> pair = split(tag, '=');
                if (pair.size() != 2 || pair.contains("") || pair.contains("time")) {
                    throw new AssertionError("no tag: " + tag);
                }
                names.add(pair.getFirst());
            }
            if (!names.stream().distinct().sorted().toList().equals(names)
                    || tags.getFirst().isEmpty()) {
                throw new AssertionError("tags twice or not sorted: " + line);
            }
            for (String field : split(parts.get(1), ',')) {
                List<String> pair = split(field, '=');
                if (pair.size() != 2 || pair.contains("") || !pair.getLast().matches(NUMBER)) {
                    throw new AssertionError("no field: " + field);
                }
                Cell cell = new Cell(parts.getFirst(), Long.parseLong(parts.getLast()), pair.getFirst());
                if (points.put(cell, pair.getLast()) != null) {
                    throw new AssertionError("twice: " + cell);
                }
            }
        }
        return points;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
