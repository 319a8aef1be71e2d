package badger.it;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One payload, as a reader of standard output takes it. */
record Payload(JsonNode json, Map<String, Double> values) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads one payload. */
    static Payload of(String text) {
        try {
            return of(JSON.readTree(text));
        } catch (JacksonException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Reads payloads that follow one another. */
    static List<Payload> all(String text) throws IOException {
        try (MappingIterator<JsonNode> nodes =
                new ObjectMapper().readerFor(JsonNode.class).readValues(text)) {
            return nodes.readAll().stream().map(Payload::of).toList();
        }
    }

    private static Payload of(JsonNode json) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (JsonNode point : json.required("points")) {
            String name = point.fieldNames().next();
            values.put(name, point.required(name).required("value").doubleValue());
        }
        return new Payload(json, values);
    }

    long timestamp() {
        return json.required("timestamp").longValue();
    }
}
