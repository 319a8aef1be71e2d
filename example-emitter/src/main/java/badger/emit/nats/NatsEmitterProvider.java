package badger.emit.nats;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Secret;
import java.util.List;

/** Makes {@code nats}: a message for each point. */
public final class NatsEmitterProvider implements EmitterProvider<NatsConfig> {
    @Override
    public List<String> names() {
        return List.of("nats");
    }

    @Override
    public String summary() {
        return "NATS, a JSON message for each point under a subject of its series";
    }

    @Override
    public NatsConfig defaults() {
        return new NatsConfig("127.0.0.1", 4222, "badger", Secret.parse(""));
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public int maxPoints() {
        return 500;
    }

    @Override
    public Emitter create(NatsConfig config, EmitterContext context) {
        return new NatsEmitter(config, context.clock());
    }
}
