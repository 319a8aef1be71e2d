package badger.emit.influx;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.emit.influx.HttpPeer.Reply;
import badger.emit.influx.HttpPeer.Request;
import badger.testkit.EmitterContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class InfluxdbContractTest extends EmitterContract {
    private final List<HttpPeer> peers = new ArrayList<>();

    @AfterEach
    void closePeers() throws IOException {
        for (HttpPeer peer : peers) {
            peer.close();
        }
    }

    @Override
    protected Subject subject() {
        return new Subject() {
            private final Stored stored = new Stored();
            private final HttpPeer peer = new HttpPeer(this::reply);
            private volatile boolean failing;

            {
                peers.add(peer);
            }

            private Reply reply(Request request) throws IOException {
                if (failing) {
                    return Reply.of("500 Internal Server Error", "{\"error\":\"timeout\"}");
                }
                stored.store(NaiveLines.points(request.text()));
                return Reply.raw("HTTP/1.1 204 No Content\r\n\r\n", false);
            }

            @Override
            public Emitter emitter() {
                return new InfluxdbEmitterProvider()
                        .create(Configs.v1(peer.host(), peer.port(), false, true), Points.context("influxdb"));
            }

            @Override
            public Confirmation confirmation() {
                return new InfluxdbEmitterProvider().confirmation();
            }

            @Override
            public void setFailing(boolean fails) {
                failing = fails;
            }

            @Override
            public long received() {
                return stored.size();
            }
        };
    }
}
