package badger.emit.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real broker, its own controller, in this process: on ports and a folder that stay the same when it is stopped and
 * started again. Creates no topic by itself.
 */
final class Broker implements AutoCloseable {
    /** Who may log in at the second listener, and how. */
    static final String USER = "badger";

    static final String PASSWORD = "right-5up3r";

    private final Path folder;
    private final int port;
    private final int loginPort;
    private @Nullable KafkaRaftServer server;

    Broker(Path folder) throws IOException {
        this.folder = folder;
        int controllerPort;
        // all taken at once, for a port that was let go may be given again
        try (ServerSocket first = anyPort();
                ServerSocket second = anyPort();
                ServerSocket third = anyPort()) {
            port = first.getLocalPort();
            loginPort = second.getLocalPort();
            controllerPort = third.getLocalPort();
        }
        Properties file = new Properties();
        file.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://localhost:%d,SASL_PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d"
                                .formatted(port, loginPort, controllerPort)),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry(
                        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                                .formatted(USER, PASSWORD)),
                Map.entry("log.dirs", folder.resolve("logs").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("num.partitions", "1")));
        try (OutputStream out = Files.newOutputStream(folder.resolve("server.properties"))) {
            file.store(out, null);
        }
        StorageTool.execute(
                new String[] {
                    "format", "-c", folder.resolve("server.properties").toString(), "-t", "AAAAAAAAAAAAAAAAAAAAAA"
                },
                new PrintStream(OutputStream.nullOutputStream(), true));
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Starts it, or starts it again. */
    Broker start() throws IOException {
        Properties file = new Properties();
        try (var in = Files.newInputStream(folder.resolve("server.properties"))) {
            file.load(in);
        }
        KafkaRaftServer made = new KafkaRaftServer(new KafkaConfig(file, false), Time.SYSTEM);
        made.startup();
        server = made;
        return this;
    }

    void stop() {
        KafkaRaftServer running = server;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Where anybody may connect. */
    String address() {
        return "localhost:" + port;
    }

    /** Where a login is wanted. */
    String loginAddress() {
        return "localhost:" + loginPort;
    }

    void createTopic(String name, Map<String, String> configuration) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()).configs(configuration)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void deleteTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void configureTopic(String name, String key, String value) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, name),
                            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that is in a topic now. */
    List<ConsumerRecord<byte @Nullable [], byte[]>> read(String topic) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", address());
        properties.put("key.deserializer", ByteArrayDeserializer.class);
        properties.put("value.deserializer", ByteArrayDeserializer.class);
        properties.put("enable.metrics.push", "false");
        try (KafkaConsumer<byte @Nullable [], byte[]> consumer = new KafkaConsumer<>(properties)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<byte @Nullable [], byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The file that holds a topic's messages as they came over the wire. */
    Path segment(String topic) {
        return folder.resolve("logs").resolve(topic + "-0").resolve("00000000000000000000.log");
    }
}
