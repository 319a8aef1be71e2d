package badger.emit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.Plugins;
import badger.core.Problem;
import badger.core.spi.Secret;
import badger.emit.kafka.KafkaConfig.Codec;
import badger.emit.kafka.KafkaConfig.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConfigTest {
    @TempDir
    private Path folder;

    private Configuration read(String kafka) throws IOException, ConfigurationException {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("config.json"), """
                {"core": {"hostname": "web-01", "cluster": "web", "ipv4": "", "ipv6": ""},
                 "emitters": {"included_emitters": ["kafka082_emitter"]}}
                """);
        Files.writeString(folder.resolve("conf.d/kafka082_emitter.conf"), kafka);
        return Configuration.read(
                folder.resolve("config.json"),
                new Plugins(List.of(), List.of(new KafkaEmitterProvider())),
                Environment.ofThisProcess());
    }

    private KafkaConfig config(String kafka) throws IOException, ConfigurationException {
        return (KafkaConfig) read(kafka).emitters().getFirst().config();
    }

    private void assertRefused(String kafka, String reason) {
        assertThatThrownBy(() -> read(kafka))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems().stream().map(Problem::toString))
                                .singleElement()
                                .asString()
                                .contains(reason));
    }

    private static void assertWrong(Map<String, String> producer, String reason) {
        Map<String, Secret> secrets = new java.util.TreeMap<>();
        producer.forEach((key, value) -> secrets.put(key, Secret.parse(value)));
        KafkaConfig config = new KafkaConfig(List.of("a:1"), "t", Codec.NONE, Format.PAYLOAD, secrets);
        assertThatThrownBy(() -> new ProducerSettings(config, "kafka").check())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("\"producer\" cannot be used: " + reason);
    }

    @Test
    void readsTheOriginalsFile() throws IOException, ConfigurationException {
        KafkaConfig config = config("""
                // as it was
                { "interval": 1, "brokers": "10.0.0.1:9092, [2001:db8::7]:9093", "topic": "stat-badger-3", "codec": "speedy" }
                """);
        assertThat(config.brokers()).containsExactly("10.0.0.1:9092", "[2001:db8::7]:9093");
        assertThat(config.topic()).isEqualTo("stat-badger-3");
        assertThat(config.codec().word()).isEqualTo("snappy");
        assertThat(config.format()).isEqualTo(Format.PAYLOAD);
    }

    @Test
    void handsPropertiesOnAsTexts() throws IOException, ConfigurationException {
        KafkaConfig config = config("""
                { "topic": "stats-${host:cluster}", "format": "point",
                  "producer": { "linger.ms": 20, "ssl.key.password": "${host:hostname}-5ecr3t", "enable.idempotence": true } }
                """);
        assertThat(config.topic()).isEqualTo("stats-web");
        assertThat(config.toString()).doesNotContain("5ecr3t");
        ProducerSettings settings = new ProducerSettings(config, "kafka@two");
        settings.check();
        assertThat(settings.within(10_000))
                .containsEntry("linger.ms", "20")
                .containsEntry("ssl.key.password", "web-01-5ecr3t")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("acks", "all")
                .containsEntry("client.id", "stat-badger-kafka@two");
    }

    @Test
    void isAcknowledgedByAllAndIdempotentIfNobodySaysOtherwise() {
        ProducerConfig made = new ProducerConfig(new ProducerSettings(KafkaConfig.DEFAULTS, "kafka").within(10_000));
        assertThat(made.getString("acks")).isEqualTo("-1");
        assertThat(made.getBoolean("enable.idempotence")).isTrue();
        assertThat(made.getBoolean("enable.metrics.push")).isFalse();
    }

    @Test
    void endsWithinTheTimeoutWhateverTheUserWishes() {
        KafkaConfig config = new KafkaConfig(
                List.of("a:1"),
                "t",
                Codec.NONE,
                Format.PAYLOAD,
                Map.of("request.timeout.ms", Secret.parse("60000"), "linger.ms", Secret.parse("5000")));
        for (long timeout : new long[] {1, 10, 1000, 10_000, 3_600_000}) {
            ProducerConfig made = new ProducerConfig(new ProducerSettings(config, "kafka").within(timeout));
            assertThat(made.getLong("max.block.ms") + made.getInt("delivery.timeout.ms"))
                    .isLessThanOrEqualTo(Math.max(2, timeout));
            assertThat(made.getLong("linger.ms") + made.getInt("request.timeout.ms"))
                    .isLessThanOrEqualTo(Math.max(2, made.getInt("delivery.timeout.ms")));
        }
    }

    @Test
    void refusesWhatIsNoBrokerTopicCodecOrProperty() {
        assertRefused(
                "{ \"brokers\": \"a:9092, b\" }",
                "kafka082_emitter.conf:1:14: $.brokers: brokers must each be host:port, 'b' is not");
        assertRefused("{ \"brokers\": [] }", "brokers must name at least one host:port");
        assertRefused("{ \"topic\": \"a topic\" }", "topic must be 1 to 249 letters, digits, '.', '_' and '-'");
        assertRefused("{ \"codec\": \"zip\" }", "did you mean 'gzip'?");
        assertRefused("{ \"producer\": \"linger.ms=5\" }", "$.producer: expected an object, found a text");
        assertRefused("{ \"producer\": { \"linger.ms\": [5] } }", "expected a text, found a list");
    }

    @Test
    void refusesPropertiesWithTheirNamesAndWithoutTheirValues() {
        assertWrong(
                Map.of("linger.ms", "5ecr3t"),
                "linger.ms: Invalid value (value) for configuration linger.ms:" + " Not a number of type LONG");
        assertWrong(
                Map.of("sasl.mechanisim", "PLAIN", "key.serializer", "my.Serializer"),
                "key.serializer: messages are made by the emitter; sasl.mechanisim: Kafka's producer knows no such property");
        assertWrong(
                Map.of("acks", "1", "enable.idempotence", "true"),
                "Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.");
    }
}
