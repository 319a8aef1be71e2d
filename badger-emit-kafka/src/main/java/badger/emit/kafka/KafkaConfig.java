package badger.emit.kafka;

import badger.core.spi.Key;
import badger.core.spi.Secret;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of a Kafka emitter: the original's, the form of the messages, and whatever Kafka's producer knows. */
public record KafkaConfig(
        @Key("Brokers to ask first for all the others, each host:port.")
        List<String> brokers,

        @Key("The topic; ${host:cluster} and the like may stand in it.")
        String topic,

        @Key("How messages are compressed; speedy is the original's word for snappy.")
        Codec codec,

        @Key("A message is a tick's payload, or one point.") Format format,

        @Key("Properties for Kafka's producer, as in its documentation: TLS, SASL, batching.")
        Map<String, Secret> producer) {

    private static final Pattern BROKER = Pattern.compile("(\\[[0-9a-fA-F:.%\\w]+]|[^\\[\\]:/\\s]+):([0-9]{1,5})");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    static final KafkaConfig DEFAULTS =
            new KafkaConfig(List.of("127.0.0.1:9092"), "stat-badger-3", Codec.NONE, Format.PAYLOAD, Map.of());

    /** Refuses what Kafka could never take; nothing of Kafka is loaded for it. */
    public KafkaConfig {
        if (brokers.isEmpty()) {
            throw new IllegalArgumentException("brokers must name at least one host:port");
        }
        for (String broker : brokers) {
            if (!BROKER.matcher(broker).matches()) {
                throw new IllegalArgumentException("brokers must each be host:port, '" + broker + "' is not");
            }
        }
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new IllegalArgumentException(
                    "topic must be 1 to 249 letters, digits, '.', '_' and '-', '" + topic + "' is not");
        }
    }

    /** How messages are compressed. */
    public enum Codec {
        /** Not at all. */
        NONE,
        /** By java.util.zip. */
        GZIP,
        /** By Google's library. */
        SNAPPY,
        /** Snappy, as the original misheard it. */
        SPEEDY,
        /** By the LZ4 library. */
        LZ4,
        /** By the Zstandard library. */
        ZSTD;

        /** Kafka's own word. */
        String word() {
            return switch (this) {
                case NONE -> "none";
                case GZIP -> "gzip";
                case SNAPPY, SPEEDY -> "snappy";
                case LZ4 -> "lz4";
                case ZSTD -> "zstd";
            };
        }
    }

    /** What a message holds. */
    public enum Format {
        /** The original's payload: all points of a tick. */
        PAYLOAD,
        /** One point. */
        POINT
    }
}
