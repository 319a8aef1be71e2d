import badger.core.spi.EmitterProvider;
import badger.emit.graphite.GraphiteEmitterProvider;

/** An emitter that sends to Graphite's Carbon. */
@org.jspecify.annotations.NullMarked
module badger.emit.graphite {
    requires static org.jspecify;
    requires badger.core;

    opens badger.emit.graphite to
            badger.core;

    provides EmitterProvider with
            GraphiteEmitterProvider;
}
