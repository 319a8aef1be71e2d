package badger.emit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import badger.core.spi.BatchRejectedException;
import badger.core.spi.Clock;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Host;
import badger.core.spi.Secret;
import badger.core.time.WaitingClock;
import badger.core.trial.LaneTrial;
import badger.emit.kafka.KafkaConfig.Codec;
import badger.emit.kafka.KafkaConfig.Format;
import badger.testkit.EmitterContract;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.internal.FileRecords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The emitter against a real broker in this process. */
@Timeout(60)
class KafkaEmitterTest extends EmitterContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final KafkaEmitterProvider PROVIDER = new KafkaEmitterProvider();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger TOPICS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Broker broker;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = new Broker(folder).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** A new topic that takes frames of any time. */
    private static String topic() {
        String name = "topic-" + TOPICS.incrementAndGet();
        create(name);
        return name;
    }

    private static void create(String name) {
        broker.createTopic(name, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    }

    private static KafkaConfig config(String topic, Codec codec, Format format) {
        return new KafkaConfig(List.of(broker.address()), topic, codec, format, Map.of());
    }

    private static KafkaConfig payloads(String topic) {
        return config(topic, Codec.NONE, Format.PAYLOAD);
    }

    private static Emitter emitter(KafkaConfig config) throws IOException {
        return PROVIDER.create(config, new Setting(WaitingClock.ofSystem()));
    }

    private static List<String> texts(String topic) {
        return broker.read(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static LaneTrial lane(KafkaConfig config) {
        return LaneTrial.of(PROVIDER, config, OneFrame.HOST, TIMEOUT);
    }

    @Override
    protected Subject subject() {
        return new TopicSubject(topic());
    }

    @Test
    void aSeriesArrivesUnderItsNameInTheMessage() throws IOException {
        String topic = topic();
        OneFrame frame = OneFrame.within(TIMEOUT, "eth0");
        try (Emitter payloads = emitter(payloads(topic));
                Emitter points = emitter(config(topic, Codec.NONE, Format.POINT))) {
            payloads.emit(frame);
            points.emit(frame);
            assertThat(payloads.arrivesAs(frame.series(0), OneFrame.HOST))
                    .isEqualTo("net.rx_bytes.eth0 (topic " + topic + ")");
            assertThat(points.arrivesAs(frame.series(0), OneFrame.HOST))
                    .isEqualTo("\"labels\":{\"interface\":\"eth0\"},\"metric\":\"net.rx_bytes\" (topic " + topic + ")");
        }
        assertThat(texts(topic).getFirst()).contains("\"net.rx_bytes.eth0\"");
        assertThat(texts(topic).getLast()).contains("\"labels\":{\"interface\":\"eth0\"},\"metric\":\"net.rx_bytes\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyCodecGoesThere(Codec codec) throws IOException {
        String topic = topic();
        try (Emitter emitter = emitter(config(topic, codec, Format.PAYLOAD))) {
            emitter.emit(OneFrame.within(TIMEOUT, "eth0", "eth1"));
        }
        assertThat(broker.read(topic)).singleElement().satisfies(record -> {
            assertThat(record.key()).asString(UTF_8).isEqualTo("web-01");
            assertThat(record.timestamp()).isEqualTo(1_700_000_000_000L);
            assertThat(new String(record.value(), UTF_8))
                    .isEqualTo(
                            "{\"cluster\":\"web\",\"datacenter\":\"dc1\",\"hostname\":\"web-01\",\"ipv4\":\"192.0.2.7\","
                                    + "\"ipv6\":\"\",\"points\":[{\"net.rx_bytes.eth0\":{\"units\":\"B\",\"value\":41}},"
                                    + "{\"net.rx_bytes.eth1\":{\"units\":\"B\",\"value\":42}}],\"region\":\"eu\","
                                    + "\"timestamp\":1700000000,\"zone\":\"\"}");
        });
        try (FileRecords stored = FileRecords.open(broker.segment(topic).toFile())) {
            assertThat(stored.batches())
                    .singleElement()
                    .satisfies(batch -> assertThat(batch.compressionType().name).isEqualTo(codec.word()));
        }
    }

    @Test
    void aPointIsAMessage() throws IOException {
        String topic = topic();
        try (Emitter emitter = emitter(config(topic, Codec.SPEEDY, Format.POINT))) {
            emitter.emit(OneFrame.within(TIMEOUT, "eth0", "a\"b"));
        }
        assertThat(texts(topic))
                .containsExactly(
                        "{\"cluster\":\"web\",\"datacenter\":\"dc1\",\"hostname\":\"web-01\",\"ipv4\":\"192.0.2.7\",\"ipv6\":\"\","
                                + "\"labels\":{\"interface\":\"eth0\"},\"metric\":\"net.rx_bytes\",\"region\":\"eu\","
                                + "\"timestamp\":1700000000,\"units\":\"B\",\"value\":41,\"zone\":\"\"}",
                        "{\"cluster\":\"web\",\"datacenter\":\"dc1\",\"hostname\":\"web-01\",\"ipv4\":\"192.0.2.7\",\"ipv6\":\"\","
                                + "\"labels\":{\"interface\":\"a\\\"b\"},\"metric\":\"net.rx_bytes\",\"region\":\"eu\","
                                + "\"timestamp\":1700000000,\"units\":\"B\",\"value\":42,\"zone\":\"\"}");
    }

    @Test
    void anUnknownTopicIsSaidAndFilledOnceItIsThere() throws IOException {
        try (Emitter emitter = emitter(payloads("nowhere"))) {
            assertThatThrownBy(() -> emitter.emit(OneFrame.within(TIMEOUT, "eth0")))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("there is no topic 'nowhere': create it, or let the brokers do so"
                            + " (auto.create.topics.enable)");
            broker.createTopic("nowhere", Map.of());
            emitter.emit(OneFrame.within(TIMEOUT, "eth0"));
        }
        assertThat(texts("nowhere")).hasSize(1);
    }

    @Test
    void aBrokerMayBeAwayAtTheStartAndLater(@TempDir Path elsewhere) throws IOException {
        try (Broker late = new Broker(elsewhere)) {
            KafkaConfig config = new KafkaConfig(List.of(late.address()), "late", Codec.NONE, Format.PAYLOAD, Map.of());
            try (Emitter emitter = emitter(config)) {
                assertThatThrownBy(() -> emitter.emit(OneFrame.within(TIMEOUT, "a")))
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("none of the brokers " + late.address() + " answers: are they up, is this their"
                                + " address, and does security.protocol fit?");
                late.start().createTopic("late", Map.of());
                emitter.emit(OneFrame.within(TIMEOUT, "b"));
                late.stop();
                assertThatThrownBy(() -> emitter.emit(OneFrame.within(TIMEOUT, "c")))
                        .isExactlyInstanceOf(IOException.class)
                        .message()
                        .containsAnyOf("do not acknowledge in time", "answers: are they up");
                late.start();
                emitter.emit(OneFrame.within(Duration.ofSeconds(10), "c"));
            }
            assertThat(late.read("late"))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .satisfiesExactly(
                            b -> assertThat(b).contains("net.rx_bytes.b"),
                            c -> assertThat(c).contains("net.rx_bytes.c"));
        }
    }

    @Test
    void whatTheBrokersNeverTakeIsNamed() throws IOException {
        String topic = topic();
        broker.configureTopic(topic, "max.message.bytes", "1000");
        try (Emitter emitter = emitter(config(topic, Codec.NONE, Format.POINT))) {
            BatchRejectedException refused = catchThrowableOfType(
                    BatchRejectedException.class,
                    () -> emitter.emit(OneFrame.within(TIMEOUT, "eth0", "x".repeat(2000), "eth1")));
            assertThat(refused.points()).containsExactly(new BatchRejectedException.Point(0, 1));
        }
        assertThat(texts(topic)).hasSize(2);
    }

    @Test
    void aPayloadThatIsTooLargeIsHalvedByTheLane() {
        String topic = topic();
        broker.configureTopic(topic, "max.message.bytes", "2000");
        try (LaneTrial lane = lane(payloads(topic))) {
            var things = lane.schema().instances("thing", schema -> schema.gauge("things", "", ""));
            for (int i = 0; i < 40; i++) {
                things.at("x".repeat(50) + i).set(i);
            }
            things.at("y".repeat(3000)).set(1);
            lane.tick(1_700_000_000L);
            while (lane.account().queued() > 0) {
                lane.watch();
                Thread.onSpinWait();
            }
            assertThat(lane.account().rejected()).isEqualTo(1);
            assertThat(lane.account().delivered()).isEqualTo(40);
        }
        assertThat(String.join("", texts(topic))).contains("x0\"", "x39\"").doesNotContain("yyy");
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws IOException {
        String topic = topic();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, UTF_8));
        try (Emitter emitter = emitter(login(topic, "wrong-5ecr3t"))) {
            assertThatThrownBy(() -> emitter.emit(OneFrame.within(TIMEOUT, "eth0")))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageContaining("refuse the login: check sasl.mechanism and sasl.jaas.config")
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("wrong-5ecr3t"));
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(UTF_8)).doesNotContain("wrong-5ecr3t");
        try (Emitter emitter = emitter(login(topic, Broker.PASSWORD))) {
            emitter.emit(OneFrame.within(TIMEOUT, "eth0"));
        }
        assertThat(texts(topic)).hasSize(1);
    }

    @Test
    void aLoginThatCannotBeReadIsSaidWithoutIt() throws IOException {
        try (Emitter emitter = emitter(login("topic", "half\" of-5ecr3t"))) {
            assertThatThrownBy(() -> emitter.emit(OneFrame.within(TIMEOUT, "eth0")))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageContaining("sasl.jaas.config cannot be read")
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("5ecr3t"));
        }
    }

    @Test
    void closingFreesACallThatHangs() throws Exception {
        // Nobody listens there; the time would be enough for a coffee.
        KafkaConfig config = new KafkaConfig(List.of("127.0.0.1:1"), "topic", Codec.NONE, Format.PAYLOAD, Map.of());
        Emitter emitter = emitter(config);
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        Thread lane = Thread.ofPlatform().start(() -> {
            try {
                emitter.emit(OneFrame.within(Duration.ofHours(1), "a"));
            } catch (Throwable e) {
                failed.complete(e);
            }
        });
        while (lane.getState() != Thread.State.TIMED_WAITING && lane.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        emitter.close();
        assertThat(failed.get()).isInstanceOf(IOException.class);
    }

    private static KafkaConfig login(String topic, String password) {
        return new KafkaConfig(
                List.of(broker.loginAddress()),
                topic,
                Codec.NONE,
                Format.PAYLOAD,
                Map.of(
                        "security.protocol", Secret.parse("SASL_PLAINTEXT"),
                        "sasl.mechanism", Secret.parse("PLAIN"),
                        "sasl.jaas.config",
                                Secret.parse(
                                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                                                .formatted(Broker.USER, password))));
    }

    private static String stackTrace(Throwable failure) {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        failure.printStackTrace(new PrintStream(trace, true, UTF_8));
        return trace.toString(UTF_8);
    }

    private record Setting(Clock clock) implements EmitterContext {
        @Override
        public String entry() {
            return "kafka";
        }

        @Override
        public Host host() {
            return OneFrame.HOST;
        }
    }

    /** A topic of its own; it fails by not being there. */
    private record TopicSubject(String topic) implements Subject {
        @Override
        public Emitter emitter() throws IOException {
            return KafkaEmitterTest.emitter(payloads(topic));
        }

        @Override
        public Confirmation confirmation() {
            return PROVIDER.confirmation();
        }

        @Override
        public void setFailing(boolean failing) {
            if (failing) {
                broker.deleteTopic(topic);
            } else {
                create(topic);
            }
        }

        @Override
        public long received() {
            long points = 0;
            for (ConsumerRecord<byte @Nullable [], byte[]> message : broker.read(topic)) {
                try {
                    points += JSON.readTree(message.value()).get("points").size();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return points;
        }
    }
}
