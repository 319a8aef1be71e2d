package badger.emit.nats;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.Host;
import badger.core.spi.LongGauge;
import badger.core.spi.Secret;
import badger.core.trial.LaneTrial;
import badger.testkit.EmitterContract;
import badger.testkit.FaultyPeer;
import badger.testkit.TrialContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emitter in a lane, and a server that is strict about what it gets. */
class NatsContractTest extends EmitterContract {
    private static final Host HOST = new Host("", "", "", "", "web.example", "", "");

    private final List<Server> servers = new ArrayList<>();

    @Override
    protected Subject subject() {
        return server();
    }

    @Test
    void whatTheServerForbidsIsDroppedAndNothingElse() {
        Server server = server();
        try (LaneTrial lane = LaneTrial.of(server.provider, server.config(), HOST, Duration.ofSeconds(10))) {
            LongGauge free = lane.schema().gauge("free", "", "");
            LongGauge forbidden = lane.schema().gauge("forbidden", "", "");
            for (int second = 1; second <= 3; second++) {
                free.set(second);
                forbidden.set(second);
                lane.tick(1_800_000_000L + second);
                awaitSettled(lane, second, second);
            }
        }
        // The first second's went out again without the forbidden one; of the next ones that is known before.
        assertThat(server.received()).isEqualTo(4);
    }

    private static void awaitSettled(LaneTrial lane, long delivered, long rejected) {
        while (lane.account().delivered() < delivered || lane.account().rejected() < rejected) {
            lane.watch();
            Thread.onSpinWait();
        }
        assertThat(lane.account().rejected()).isEqualTo(rejected);
    }

    private Server server() {
        Server server = new Server();
        servers.add(server);
        return server;
    }

    @AfterEach
    void closeServers() throws IOException {
        for (Server server : servers) {
            server.peer.close();
        }
    }

    /** A server that counts the points it has got. */
    private static final class Server implements EmitterContract.Subject {
        private final NatsEmitterProvider provider = new NatsEmitterProvider();
        private final AtomicLong received = new AtomicLong();
        private final FaultyPeer peer;

        private Server() {
            try {
                NatsPeer protocol = new NatsPeer("badger.web.example.forbidden");
                peer = new FaultyPeer(protocol, (second, value) -> received.incrementAndGet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        NatsConfig config() {
            return new NatsConfig(peer.host(), peer.port(), "badger", Secret.parse("s3cret"));
        }

        @Override
        public Emitter emitter() {
            return provider.create(config(), new TrialContext("nats", HOST));
        }

        @Override
        public Confirmation confirmation() {
            return provider.confirmation();
        }

        @Override
        public void setFailing(boolean failing) {
            try {
                if (failing) {
                    peer.refuse();
                } else {
                    peer.listenAgain();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long received() {
            return received.get();
        }
    }
}
