package badger.emit.graphite;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.testkit.NetworkEmitterContract;
import badger.testkit.PeerProtocol;
import org.junit.jupiter.api.Nested;

/** The emitter against a Carbon that misbehaves in every way, in both protocols. */
class GraphiteNetworkTest {
    @Nested
    class Pickle extends Contract {
        Pickle() {
            super(Protocol.PICKLE);
        }
    }

    @Nested
    class Plaintext extends Contract {
        Plaintext() {
            super(Protocol.PLAINTEXT);
        }
    }

    abstract static class Contract extends NetworkEmitterContract {
        private final GraphiteEmitterProvider provider = new GraphiteEmitterProvider();
        private final Protocol protocol;

        private Contract(Protocol protocol) {
            this.protocol = protocol;
        }

        @Override
        protected Emitter emitter(String host, int port, EmitterContext context) {
            return provider.create(Configs.of(protocol, host, port), context);
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
            return new CarbonPeer(protocol);
        }
    }
}
