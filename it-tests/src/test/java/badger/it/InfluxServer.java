package badger.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** InfluxDB 1, which is sent the line protocol. */
final class InfluxServer implements BackEnd {
    static final int PORT = 8086;

    private static final Set<String> HOST_FIELDS =
            Set.of("datacenter", "region", "zone", "cluster", "hostname", "ipv4", "ipv6");

    @Override
    public String name() {
        return "influxdb1";
    }

    @Override
    public String published() {
        return "influxdb:1.8";
    }

    @Override
    public List<Route> routes() {
        return List.of(route("influxdb", true), route("influxdb@plain", false));
    }

    private Route route(String entry, boolean gzip) {
        return new Route(this, entry, """
                {"host": "%s", "database": "%s", "gzip": %s}
                """.formatted(host(), entry, gzip));
    }

    @Override
    public void prepare() throws IOException {
        for (Route route : routes()) {
            createDatabase(route.entry());
        }
    }

    void createDatabase(String name) throws IOException {
        Http.post(uri("/query"), "q=" + Http.encode("CREATE DATABASE \"" + name + '"'));
    }

    /** How many lines a database has been sent since the server was started, those that it had already included. */
    long written(String database) throws IOException {
        long lines = 0;
        JsonNode answer = Http.get(uri("/query?q=" + Http.encode("SHOW STATS FOR 'shard'")));
        for (JsonNode series : answer.required("results").required(0).required("series")) {
            if (series.required("tags").required("database").textValue().equals(database)) {
                int column = 0;
                while (!series.required("columns").required(column).textValue().equals("writePointsOk")) {
                    column++;
                }
                lines += series.required("values").required(0).required(column).longValue();
            }
        }
        return lines;
    }

    @Override
    public StoredPoints stored(Route route, Printed printed) throws IOException {
        String query = "SELECT * FROM /.*/ WHERE hostname = '%s' AND time >= %ds AND time <= %ds GROUP BY *"
                .formatted(printed.hostname(), printed.from(), printed.to() + 1);
        JsonNode answer = Http.get(uri("/query?epoch=s&db=" + Http.encode(route.entry()) + "&q=" + Http.encode(query)));
        StoredPoints stored = new StoredPoints();
        for (JsonNode series : answer.required("results").required(0).path("series")) {
            read(series, stored);
        }
        return stored;
    }

    private static void read(JsonNode series, StoredPoints stored) {
        String labels = labels(series.required("tags"));
        JsonNode columns = series.required("columns");
        for (JsonNode row : series.required("values")) {
            stored.addRow();
            for (int column = 1; column < row.size(); column++) {
                if (!row.get(column).isNull()) {
                    String field = columns.get(column).textValue();
                    String metric = series.required("name").textValue() + (field.equals("value") ? "" : "." + field);
                    stored.add(
                            row.get(0).longValue(),
                            metric + labels,
                            row.get(column).doubleValue());
                }
            }
        }
    }

    /** The values of the tags that are labels, as a flat name ends with them; those of our series are declared by the alphabet. */
    private static String labels(JsonNode tags) {
        Map<String, String> labels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            if (!HOST_FIELDS.contains(tag.getKey())
                    && !tag.getValue().textValue().isEmpty()) {
                labels.put(tag.getKey(), "." + tag.getValue().textValue());
            }
        }
        return String.join("", labels.values());
    }

    private String uri(String target) {
        return "http://" + host() + ":" + PORT + target;
    }
}
