package badger.emit.nats;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Secret;
import badger.testkit.NetworkEmitterContract;
import badger.testkit.PeerProtocol;

/** The emitter against a server that misbehaves in every way. */
class NatsNetworkTest extends NetworkEmitterContract {
    private final NatsEmitterProvider provider = new NatsEmitterProvider();

    @Override
    protected Emitter emitter(String host, int port, EmitterContext context) {
        return provider.create(new NatsConfig(host, port, "badger", Secret.parse("")), context);
    }

    @Override
    protected Confirmation confirmation() {
        return provider.confirmation();
    }

    @Override
    protected int maxPoints() {
        return provider.maxPoints();
    }

    @Override
    protected PeerProtocol protocol() {
        return new NatsPeer("none");
    }
}
