package badger.emit.influx;

import badger.core.spi.Host;
import badger.core.spi.Label;
import badger.core.spi.Series;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a series is called in the line protocol: measurement, tags and field. */
final class LineNames {
    private static final Set<String> HOST_TAGS =
            Set.of("datacenter", "region", "zone", "cluster", "hostname", "ipv4", "ipv6");
    private static final String ONLY_FIELD = "value";

    private LineNames() {}

    /** The first word of the metric. */
    static String measurement(Series series) {
        int dot = dot(series.metric());
        return LineText.measurement(dot < 0 ? series.metric() : series.metric().substring(0, dot));
    }

    /** The rest of the metric. */
    static String field(Series series) {
        int dot = dot(series.metric());
        String rest = dot < 0 ? ONLY_FIELD : series.metric().substring(dot + 1);
        // InfluxDB 3 has tags and fields in the same columns.
        return LineText.key(labels(series).containsKey(rest) || HOST_TAGS.contains(rest) ? "field_" + rest : rest);
    }

    /** Where the metric is cut, -1 if it is one word. */
    private static int dot(String metric) {
        int dot = metric.indexOf('.', 1);
        return dot == metric.length() - 1 ? -1 : dot;
    }

    /** Measurement and tags as they stand in a line: sorted, as the server likes them best; empty ones left out. */
    static String tags(Series series, Host host) {
        Map<String, String> tags = labels(series);
        tags.put("datacenter", host.datacenter());
        tags.put("region", host.region());
        tags.put("zone", host.zone());
        tags.put("cluster", host.cluster());
        tags.put("hostname", host.hostname());
        tags.put("ipv4", host.ipv4());
        tags.put("ipv6", host.ipv6());
        return line(series, tags);
    }

    /** What tells a series from all others of a host. */
    static String key(Series series) {
        return line(series, labels(series)) + " " + field(series);
    }

    private static Map<String, String> labels(Series series) {
        Map<String, String> tags = new TreeMap<>();
        for (Label label : series.labels()) {
            // A host's field must stay what it is.
            tags.put((HOST_TAGS.contains(label.name()) ? "label_" : "") + label.name(), label.value());
        }
        return tags;
    }

    private static String line(Series series, Map<String, String> tags) {
        StringBuilder line = new StringBuilder(measurement(series));
        tags.forEach((name, value) -> {
            if (!value.isEmpty()) {
                line.append(',').append(LineText.key(name)).append('=').append(LineText.tagValue(value));
            }
        });
        return line.toString();
    }
}
