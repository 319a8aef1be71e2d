import badger.core.spi.EmitterProvider;
import example.@NAME@_emitter.@TYPE@EmitterProvider;

/** Emitter @NAME@. */
module example.@NAME@_emitter {
    requires badger.core;

    // so that the agent can fill the configuration record
    opens example.@NAME@_emitter to
            badger.core;

    provides EmitterProvider with
            @TYPE@EmitterProvider;
}
