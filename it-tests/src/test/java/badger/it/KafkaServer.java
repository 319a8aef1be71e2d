package badger.it;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One Kafka broker, its own controller. */
final class KafkaServer implements BackEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String published() {
        return "apache/kafka:latest";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093",
                "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + host() + ":9092",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1",
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    }

    @Override
    public List<Route> routes() {
        return Stream.of("none", "gzip", "snappy", "lz4", "zstd")
                .map(this::route)
                .toList();
    }

    private Route route(String codec) {
        return new Route(
                this, codec.equals("none") ? "kafka" : "kafka@" + codec, """
                {"brokers": "%s:9092", "topic": "%s", "codec": "%s"}
                """.formatted(host(), topic(codec), codec));
    }

    private static String topic(String codec) {
        return "badger-" + codec;
    }

    @Override
    public void prepare() throws IOException {
        try (Admin admin = Admin.create(client(ANSWER))) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException | KafkaException e) {
            throw new IOException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Map<String, Object> client(Duration patience) {
        int millis = (int) patience.toMillis();
        return Map.of(
                "bootstrap.servers", host() + ":9092", "request.timeout.ms", millis, "default.api.timeout.ms", millis);
    }

    @Override
    public StoredPoints stored(Route route, Printed printed) {
        String entry = route.entry();
        String topic = topic(entry.contains("@") ? entry.substring(entry.indexOf('@') + 1) : "none");
        StoredPoints stored = new StoredPoints();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(PATIENCE), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofSeconds(1))) {
                    if (message.key().equals(printed.hostname())) {
                        Payload payload = Payload.of(message.value());
                        payload.values().forEach((name, value) -> stored.add(payload.timestamp(), name, value));
                    }
                }
            }
        }
        return stored;
    }
}
