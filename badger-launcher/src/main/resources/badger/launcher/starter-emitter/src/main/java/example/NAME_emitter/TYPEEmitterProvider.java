package example.@NAME@_emitter;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.util.List;

/** Makes {@link @TYPE@Emitter}. */
public final class @TYPE@EmitterProvider implements EmitterProvider<@TYPE@Config> {
    @Override
    public List<String> names() {
        return List.of("@NAME@");
    }

    @Override
    public String summary() {
        return "a file, a line of JSON for each point";
    }

    @Override
    public @TYPE@Config defaults() {
        return new @TYPE@Config("/tmp/@NAME@.json");
    }

    /** When emit returns, the points are in the file. */
    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(@TYPE@Config config, EmitterContext context) {
        return new @TYPE@Emitter(config);
    }
}
