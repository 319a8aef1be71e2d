package badger.emit.influx;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.emit.influx.HttpPeer.Reply;
import badger.testkit.NetworkEmitterContract;
import badger.testkit.PeerProtocol;
import org.junit.jupiter.api.Nested;

/** Both emitters against an InfluxDB that misbehaves in every way. */
class InfluxNetworkTest {
    @Nested
    class Lines extends NetworkEmitterContract {
        private final InfluxdbEmitterProvider provider = new InfluxdbEmitterProvider();

        @Override
        protected Emitter emitter(String host, int port, EmitterContext context) {
            return provider.create(Configs.v1(host, port, false, true), context);
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
            return new HttpProtocol(NaiveLines::points, Reply.raw("HTTP/1.1 204 No Content\r\n\r\n", false));
        }
    }

    @Nested
    class Json extends NetworkEmitterContract {
        private final Influxdb08EmitterProvider provider = new Influxdb08EmitterProvider();

        @Override
        protected Emitter emitter(String host, int port, EmitterContext context) {
            return provider.create(Configs.json(host, port), context);
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
            return new HttpProtocol(
                    NaiveSeriesJson::points, RecordedExchange.titled("02 1").reply());
        }
    }
}
