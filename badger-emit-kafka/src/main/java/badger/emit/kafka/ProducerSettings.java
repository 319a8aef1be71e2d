package badger.emit.kafka;

import badger.core.spi.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What Kafka's producer is told: ours, laid under the user's own properties, and bounded by the lane's timeout. */
final class ProducerSettings {
    /** Properties that have a key of their own, or that are not a user's to choose, with what to say of them. */
    private static final Map<String, String> OURS = Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "the key 'brokers' says it",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "the key 'codec' says it",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "it follows from the key 'timeout'",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "it follows from the key 'timeout'",
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, "messages are made by the emitter",
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, "messages are made by the emitter",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, "the emitter has no transactions",
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, "what it needs is not in the image");

    /** A batch is less than a megabyte; the client's own 32 MiB are half of the agent's heap. */
    private static final String BUFFER_BYTES = "8388608";

    private static final String PROVIDERS = "config.providers.";

    private final KafkaConfig config;
    private final String clientId;

    ProducerSettings(KafkaConfig config, String entry) {
        this.config = config;
        this.clientId = "stat-badger-" + entry;
    }

    /**
     * Finds what is wrong with the user's properties without connecting to anything.
     *
     * @throws IOException with all that is wrong, never with a value
     */
    void check() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        for (String key : config.producer().keySet()) {
            String reason = OURS.get(key);
            if (reason == null && !ProducerConfig.configNames().contains(key) && !key.startsWith(PROVIDERS)) {
                reason = "Kafka's producer knows no such property";
            }
            if (reason != null) {
                wrong.put(key, reason);
            }
        }
        Map<String, Object> properties = properties();
        for (ConfigValue value : ProducerConfig.configDef().validate(texts(properties))) {
            if (!value.errorMessages().isEmpty()) {
                wrong.putIfAbsent(value.name(), masked(value.errorMessages().getFirst()));
            }
        }
        if (wrong.isEmpty()) {
            try {
                ProducerConfig _ = new ProducerConfig(properties);
            } catch (ConfigException e) {
                throw refused(masked(e.getMessage()));
            }
        } else {
            List<String> told = new ArrayList<>();
            wrong.forEach((key, reason) -> told.add(key + ": " + reason));
            throw refused(String.join("; ", told));
        }
    }

    /**
     * The properties of a producer whose every operation ends within a time: the first half of it for finding out where the
     * topic is, the second for the acknowledgement.
     */
    Map<String, Object> within(long timeoutMillis) {
        Map<String, Object> properties = properties();
        long half = Math.max(1, timeoutMillis * 9 / 20);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(half));
        long linger = bounded(properties, ProducerConfig.LINGER_MS_CONFIG, 5, half / 4);
        bounded(properties, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 30_000, half - linger);
        bounded(properties, ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 10_000, half);
        bounded(properties, ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 30_000, half);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(half));
        return properties;
    }

    /** A text of the client's without anything that the user wrote as a value. */
    String masked(@Nullable String text) {
        String masked = String.valueOf(text);
        for (Secret value : config.producer().values()) {
            if (!value.isEmpty()) {
                masked = masked.replace(value.reveal(), "(value)");
            }
        }
        return masked;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.producer().forEach((key, value) -> properties.put(key, value.reveal()));
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, String.join(",", config.brokers()));
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.codec().word());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
        return properties;
    }

    /** Lowers a number that the user or the client would have higher. */
    private static long bounded(Map<String, Object> properties, String key, long usual, long most) {
        long asked = properties.get(key) instanceof String text ? Long.parseLong(text.strip()) : usual;
        long value = Math.clamp(asked, 0, Math.max(1, most));
        properties.put(key, Long.toString(value));
        return value;
    }

    private static Map<String, String> texts(Map<String, Object> properties) {
        Map<String, String> texts = new HashMap<>();
        properties.forEach((key, value) -> texts.put(key, value.toString()));
        return texts;
    }

    private static IOException refused(String reason) {
        return new IOException("\"producer\" cannot be used: " + reason);
    }
}
