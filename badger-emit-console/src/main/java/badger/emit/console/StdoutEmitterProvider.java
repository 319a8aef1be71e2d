package badger.emit.console;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.wire.PayloadJson;
import java.util.List;

/** Makes {@code stdout}: a line of JSON a tick. */
public final class StdoutEmitterProvider implements EmitterProvider<ConsoleConfig> {
    @Override
    public List<String> names() {
        return List.of("stdout", "stdout_emitter");
    }

    @Override
    public String summary() {
        return "standard output, a line of JSON a tick";
    }

    @Override
    public ConsoleConfig defaults() {
        return new ConsoleConfig();
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.LOCAL;
    }

    /** A frame is one payload, however large. */
    @Override
    public int maxPoints() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Emitter create(ConsoleConfig config, EmitterContext context) {
        return new ConsoleEmitter(PayloadJson.Layout.COMPACT, Output.STANDARD);
    }
}
