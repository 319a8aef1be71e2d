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

class Influxdb08ContractTest extends EmitterContract {
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
                    return Reply.of("400 Bad Request", "IO error: /data/000003.log: No space left on device");
                }
                stored.store(NaiveSeriesJson.points(request.text()));
                return Reply.of("200 OK", "");
            }

            @Override
            public Emitter emitter() {
                return new Influxdb08EmitterProvider()
                        .create(Configs.json(peer.host(), peer.port()), Points.context("influxdb08"));
            }

            @Override
            public Confirmation confirmation() {
                return new Influxdb08EmitterProvider().confirmation();
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
