import badger.core.spi.EmitterProvider;
import badger.emit.nats.NatsEmitterProvider;

/** An emitter that sends to NATS. */
@org.jspecify.annotations.NullMarked
module badger.emit.nats {
    requires static org.jspecify;
    requires badger.core;

    opens badger.emit.nats to
            badger.core;

    provides EmitterProvider with
            NatsEmitterProvider;
}
