package badger.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a server holds of one host: values by second and name. */
final class StoredPoints {
    private static final int SHOWN = 12;

    private final Map<Long, Map<String, Double>> seconds = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int repeated;
    private int rows;

    void add(long second, String name, double value) {
        Double other = seconds.computeIfAbsent(second, _ -> new HashMap<>()).putIfAbsent(name, value);
        if (other != null) {
            repeated++;
            if (other != value) {
                contradictions.add("%s at %d is both %s and %s".formatted(name, second, other, value));
            }
        }
    }

    /** How many points are stored more than once. */
    int repeated() {
        return repeated;
    }

    /** Notes that what was or will be added is one more row of a server that has several points in one. */
    void addRow() {
        rows++;
    }

    int rows() {
        return rows;
    }

    /** How many seconds there is something of. */
    int seconds() {
        return seconds.size();
    }

    /** The seconds that were printed and of which nothing is stored. */
    List<Long> without(Printed printed) {
        return printed.frames().stream()
                .map(Payload::timestamp)
                .filter(second -> !seconds.containsKey(second))
                .toList();
    }

    /** Every difference from what was printed, point by point, the first ones in words; nothing if there is none. */
    String differences(Printed printed) {
        List<String> all = new ArrayList<>(contradictions);
        Map<Long, Map<String, Double>> surplus = new TreeMap<>();
        seconds.forEach((second, points) -> surplus.put(second, new HashMap<>(points)));
        printed.cut().forEach(surplus::remove);
        for (Payload frame : printed.frames()) {
            long second = frame.timestamp();
            Map<String, Double> points = surplus.getOrDefault(second, new HashMap<>());
            surplus.remove(second);
            if (points.isEmpty()) {
                all.add("nothing of second " + second);
                continue;
            }
            frame.values().forEach((name, value) -> {
                Double stored = points.remove(name);
                if (!value.equals(stored)) {
                    all.add("%s at %d: %s was printed, %s is stored".formatted(name, second, value, stored));
                }
            });
            points.forEach((name, value) -> all.add("%s at %d: %s was never printed".formatted(name, second, value)));
        }
        surplus.keySet().forEach(second -> all.add("second " + second + " was never printed"));
        return all.isEmpty()
                ? ""
                : all.size() + " differences:\n" + String.join("\n", all.subList(0, Math.min(all.size(), SHOWN)));
    }
}
