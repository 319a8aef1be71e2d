import badger.core.spi.EmitterProvider;
import badger.emit.kafka.KafkaEmitterProvider;

/** The emitter to Apache Kafka. */
@org.jspecify.annotations.NullMarked
module badger.emit.kafka {
    requires static org.jspecify;
    requires badger.core;
    requires badger.kafka.clients;

    opens badger.emit.kafka to
            badger.core;

    provides EmitterProvider with
            KafkaEmitterProvider;
}
