package badger.emit.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.testkit.EmitterContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;

/** The emitter in a lane, in both protocols, read as Carbon reads. */
class GraphiteContractTest {
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

    abstract static class Contract extends EmitterContract {
        private final Protocol protocol;

        private Contract(Protocol protocol) {
            this.protocol = protocol;
        }

        @Override
        protected Subject subject() {
            return new Sink(protocol);
        }
    }

    /** A Carbon in memory that can fail. */
    private static final class Sink implements EmitterContract.Subject, Transport {
        private final Protocol protocol;
        private final List<byte[]> written = new CopyOnWriteArrayList<>();
        private volatile boolean failing;

        private Sink(Protocol protocol) {
            this.protocol = protocol;
        }

        @Override
        public Emitter emitter() {
            return new GraphiteEmitter(Configs.of(protocol, "127.0.0.1", 1), this);
        }

        @Override
        public Confirmation confirmation() {
            return Confirmation.WRITTEN;
        }

        @Override
        public void setFailing(boolean next) {
            failing = next;
        }

        @Override
        public long received() {
            return written.stream()
                    .flatMap(bytes -> CarbonPeer.parse(bytes, protocol).stream())
                    .peek(point -> assertThat(point.path()).matches("([A-Za-z0-9_:+@-]+\\.)*[A-Za-z0-9_:+@-]+"))
                    .count();
        }

        @Override
        public void send(ByteBuffer bytes, long deadlineNanos) throws IOException {
            if (failing) {
                throw new IOException("Carbon is away");
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            written.add(copy);
        }

        @Override
        public void close() {}
    }
}
