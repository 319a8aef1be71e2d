package badger.emit.nats;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Publishes each point of a batch and then asks the server whether it has read them all. */
final class NatsEmitter implements Emitter {
    private final String prefix;
    private final NatsConnection connection;
    private final SeriesCache<Text> texts = new SeriesCache<>(Text::of);
    private final ByteWriter head = new ByteWriter(256);
    private final ByteWriter message = new ByteWriter(256);

    NatsEmitter(NatsConfig config, Clock clock) {
        prefix = config.subject() + '.';
        connection = new NatsConnection(config, clock);
    }

    @Override
    public void emit(Batch batch) throws IOException {
        connection.open(batch.deadlineNanos());
        refuseForbidden(batch);
        boolean sent = false;
        try {
            for (int i = 0; i < batch.frames(); i++) {
                publish(batch.frame(i));
            }
            connection.sync();
            sent = true;
        } finally {
            if (!sent) {
                // What is still to come over it would be taken for the answer to the next batch.
                connection.drop();
            }
        }
        refuseForbidden(batch);
    }

    /** Names the points that the server is known to refuse; the core takes them out and hands the others again. */
    private void refuseForbidden(Batch batch) throws BatchRejectedException {
        Set<String> forbidden = connection.forbidden();
        if (forbidden.isEmpty()) {
            return;
        }
        List<Point> points = points(batch, forbidden);
        if (!points.isEmpty()) {
            throw new BatchRejectedException("no permission to publish to all of " + forbidden, points);
        }
    }

    private void publish(Frame frame) throws IOException {
        String host = hostPart(frame.host());
        for (int point = 0; point < frame.size(); point++) {
            Series series = frame.series(point);
            Text text = texts.get(series);
            message.clear().put(text.beforeValue);
            if (series.type() == NumberType.INTEGER) {
                message.number(frame.integer(point));
            } else {
                message.number(frame.floating(point));
            }
            message.ascii(",\"timestamp\":").number(frame.epochSecond()).put('}');
            head.clear().ascii("PUB ").ascii(host).ascii(text.subject).put(' ');
            head.number(message.size()).ascii("\r\n");
            message.ascii("\r\n");
            connection.write(head);
            connection.write(message);
        }
    }

    /** The frame's own host, not today's: it may have waited in the spool for hours. */
    private String hostPart(Host host) {
        return prefix + Subjects.of(host.hostname()) + '.';
    }

    private List<Point> points(Batch batch, Set<String> subjects) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < batch.frames(); i++) {
            Frame frame = batch.frame(i);
            String host = hostPart(frame.host());
            for (int point = 0; point < frame.size(); point++) {
                if (subjects.contains(host + texts.get(frame.series(point)).subject)) {
                    points.add(new Point(i, point));
                }
            }
        }
        return points;
    }

    @Override
    public void forget(Series series) {
        texts.forget(series);
    }

    @Override
    public String arrivesAs(Series series, Host host) {
        return hostPart(host) + texts.get(series).subject;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** What is the same in all messages of a series. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(String subject, byte[] beforeValue) {
        private static Text of(Series series) {
            ByteWriter out = new ByteWriter(96);
            out.ascii("{\"name\":").jsonString(series.name());
            out.ascii(",\"units\":").jsonString(series.unit()).ascii(",\"value\":");
            return new Text(Subjects.of(series.name()), out.copy());
        }
    }
}
