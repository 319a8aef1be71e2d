package badger.emit.kafka;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.io.IOException;
import java.util.List;

/** Makes {@code kafka}: messages to one topic of Apache Kafka. */
public final class KafkaEmitterProvider implements EmitterProvider<KafkaConfig> {
    @Override
    public List<String> names() {
        return List.of("kafka", "kafka_emitter", "kafka082_emitter");
    }

    @Override
    public String summary() {
        return "a topic of Apache Kafka, a message of JSON a tick or a point";
    }

    @Override
    public KafkaConfig defaults() {
        return KafkaConfig.DEFAULTS;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(KafkaConfig config, EmitterContext context) throws IOException {
        ClientLog.tame();
        ProducerSettings settings = new ProducerSettings(config, context.entry());
        settings.check();
        return new KafkaEmitter(config, settings, context.clock());
    }
}
