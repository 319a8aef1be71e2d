package badger.emit.influx;

import badger.emit.influx.Stored.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads bodies as InfluxDB 0.8 does: by series, time and sequence number; refuses what it refuses. */
final class NaiveSeriesJson {
    private NaiveSeriesJson() {}

    @SuppressWarnings("unchecked")
    static Map<Cell, String> points(String body) {
        Map<Cell, String> points = new LinkedHashMap<>();
        for (Object element : (List<Object>) NaiveJson.read(body)) {
            Map<String, Object> series = (Map<String, Object>) element;
            List<String> columns = (List<String>) member(series, "columns");
            String name = (String) member(series, "name");
            if (name.isEmpty() || columns.stream().distinct().count() != columns.size() || columns.size() < 2) {
                throw new AssertionError("0.8 refuses series " + series);
            }
            for (Object point : (List<Object>) member(series, "points")) {
                List<Object> values = (List<Object>) point;
                if (values.size() != columns.size()) {
                    throw new AssertionError("invalid payload");
                }
                String sequence = number(values.get(columns.indexOf("sequence_number")));
                if (Double.parseDouble(sequence) != Long.parseLong(sequence) || sequence.equals("0")) {
                    throw new AssertionError("no double and not 0: " + sequence);
                }
                long time = Long.parseLong(number(values.get(columns.indexOf("time"))));
                points.put(new Cell(name, time, sequence), number(values.get(columns.indexOf("value"))));
            }
        }
        return points;
    }

    private static Object member(Map<String, Object> object, String key) {
        Object value = object.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + object);
        }
        return value;
    }

    private static String number(Object value) {
        return ((NaiveJson.Number) value).digits();
    }
}
