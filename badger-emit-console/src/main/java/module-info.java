import badger.core.spi.EmitterProvider;
import badger.emit.console.StdoutEmitterProvider;
import badger.emit.console.StdoutPrettyEmitterProvider;

/** Emitters that write the original's payload to standard output. */
@org.jspecify.annotations.NullMarked
module badger.emit.console {
    requires static org.jspecify;
    requires badger.core;

    opens badger.emit.console to
            badger.core;

    provides EmitterProvider with
            StdoutEmitterProvider,
            StdoutPrettyEmitterProvider;
}
