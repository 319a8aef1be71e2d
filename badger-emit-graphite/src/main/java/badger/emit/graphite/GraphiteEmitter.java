package badger.emit.graphite;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends each batch to Carbon as one message. */
final class GraphiteEmitter implements Emitter {
    private final Paths paths;
    private final HostPrefix prefix;
    private final Encoding encoding;
    private final Transport transport;
    private final ByteWriter out = new ByteWriter(32 * 1024);
    /** The points of the batch that is being encoded whose path belongs to another series. */
    private final List<Point> strangers = new ArrayList<>();

    GraphiteEmitter(GraphiteConfig config, Transport transport) {
        this.paths = new Paths(config.tags());
        this.prefix = new HostPrefix(config.hostnameDots());
        this.encoding = switch (config.protocol()) {
            case PICKLE -> new PickleEncoding();
            case PLAINTEXT -> new PlaintextEncoding();
        };
        this.transport = transport;
    }

    @Override
    public void emit(Batch batch) throws IOException {
        out.clear();
        strangers.clear();
        encoding.begin(out);
        for (int i = 0; i < batch.frames(); i++) {
            encode(batch.frame(i), i);
        }
        encoding.end(out);
        refuseStrangers(batch);
        transport.send(out.view(), batch.deadlineNanos());
    }

    @Override
    public void forget(Series series) {
        paths.forget(series);
    }

    @Override
    public String arrivesAs(Series series, Host host) {
        byte[] path = paths.of(series, 0);
        return path == null
                ? "nothing: " + paths.conflict(series)
                : new String(prefix.of(host), StandardCharsets.US_ASCII) + new String(path, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        transport.close();
    }

    private void encode(Frame frame, int index) {
        byte[] host = prefix.of(frame.host());
        long time = frame.epochSecond();
        for (int point = 0; point < frame.size(); point++) {
            Series series = frame.series(point);
            byte[] path = paths.of(series, point);
            if (path == null) {
                strangers.add(new Point(index, point));
            } else if (series.type() == NumberType.INTEGER) {
                encoding.integer(out, host, path, time, frame.integer(point));
            } else {
                encoding.floating(out, host, path, time, frame.floating(point));
            }
        }
    }

    /** Names the points whose path belongs to another series; nothing has been sent yet. */
    private void refuseStrangers(Batch batch) throws BatchRejectedException {
        if (!strangers.isEmpty()) {
            List<Point> refused = List.copyOf(strangers);
            Point first = refused.getFirst();
            throw new BatchRejectedException(
                    paths.conflict(batch.frame(first.frame()).series(first.point())), refused);
        }
    }
}
