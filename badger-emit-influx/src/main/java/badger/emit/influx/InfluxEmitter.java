package badger.emit.influx;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.RetryLaterException;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to an InfluxDB over HTTP, and makes of its answers what the core knows. Whatever is sent twice is stored
 * once, so that a batch may be sent again, whole, after any doubt.
 */
final class InfluxEmitter implements Emitter {
    /** The most bytes of one body: 0.8 takes more than 2 MiB in pieces, and a kill of the server leaves some of them. */
    private static final int MOST_BYTES = 1 << 20;

    /** What is left of the time when the network is given up, so that the emitter says so before the core has to. */
    private static final int MARGIN = 20;

    private final Dialect dialect;
    private final ServerWords words;
    private final Clock clock;
    private final HttpSender sender;
    private final @Nullable Gzip gzip;
    private final byte[] headStart;
    private final ByteWriter head = new ByteWriter(512);
    private final ByteWriter body = new ByteWriter(32 * 1024);

    InfluxEmitter(Dialect dialect, Endpoint endpoint, boolean gzip, ServerWords words, Clock clock) {
        this.dialect = dialect;
        this.words = words;
        this.clock = clock;
        this.gzip = gzip ? new Gzip() : null;
        sender = new HttpSender(endpoint, clock);
        String authorization = dialect.authorization();
        head.ascii("POST " + dialect.target() + " HTTP/1.1\r\n")
                .ascii("Host: " + endpoint.authority() + "\r\n")
                .ascii("User-Agent: stat-badger\r\n")
                .ascii("Content-Type: " + dialect.contentType() + "\r\n")
                .ascii(gzip ? "Content-Encoding: gzip\r\n" : "")
                .ascii(authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                .ascii("Content-Length: ");
        headStart = head.copy();
    }

    @Override
    public void emit(Batch batch) throws IOException {
        refuseNameless(batch);
        long now = clock.nanoTime();
        long until = batch.deadlineNanos() - (batch.deadlineNanos() - now) / MARGIN;
        Part part = new Part(batch);
        int points = 0;
        for (int f = 0; f < batch.frames(); f++) {
            Frame frame = batch.frame(f);
            for (int p = 0; p < frame.size(); p++) {
                int room = dialect.room(part, f, p);
                if (room > MOST_BYTES) {
                    throw new BatchRejectedException("a point of " + room + " bytes", List.of(new Point(f, p)));
                }
                if (points > 0 && body.size() + room > MOST_BYTES) {
                    part.end(f, p);
                    send(part, until);
                    points = 0;
                }
                if (points++ == 0) {
                    part.begin(f, p);
                    dialect.begin(body.clear());
                }
                dialect.add(part, f, p, body);
            }
        }
        if (points > 0) {
            part.end(batch.frames(), 0);
            send(part, until);
        }
    }

    /** Refuses points whose series would be stored under the name of another. */
    private void refuseNameless(Batch batch) throws BatchRejectedException {
        String objection = "";
        List<Point> points = new ArrayList<>(0);
        for (int f = 0; f < batch.frames(); f++) {
            for (int p = 0; p < batch.frame(f).size(); p++) {
                String reason = dialect.objection(batch.frame(f).series(p));
                if (reason != null) {
                    objection = objection.isEmpty() ? reason : objection;
                    points.add(new Point(f, p));
                }
            }
        }
        if (!points.isEmpty()) {
            throw new BatchRejectedException(objection, points);
        }
    }

    private void send(Part part, long until) throws IOException {
        dialect.end(body);
        ByteBuffer content = gzip == null ? body.view() : gzip.compress(body.view());
        head.clear().put(headStart).number(content.remaining()).ascii("\r\n\r\n");
        Answer answer = sender.post(head.view(), content, until);
        if (!answer.isSuccess()) {
            throw refusal(answer, part);
        }
        if (!answer.body().isEmpty()) {
            // No InfluxDB has anything to say when it has stored something.
            throw new IOException("what answers there is no InfluxDB (" + answer.status() + ", "
                    + words.shown(answer.contentType()) + "): check host and port; it says: "
                    + words.shown(answer.body()));
        }
    }

    private IOException refusal(Answer answer, Part part) {
        int status = answer.status();
        String text = ServerWords.ofJson(answer.body());
        String said = words.shown(text.isEmpty() ? answer.body() : text);
        if (status == 429 || status == 503) {
            Optional<Duration> pause = RetryAfter.pause(answer.retryAfter(), clock);
            if (pause.isPresent()) {
                return new RetryLaterException(
                        pause.get(),
                        "InfluxDB asks for a pause of " + pause.get().toSeconds() + " s: " + said);
            }
        }
        if (status == 413) {
            return new BatchRejectedException("the server takes no request of that size: " + said, List.of());
        }
        if (status >= 300 && status < 400) {
            return new IOException("the server redirects to " + place(answer.location())
                    + ", which is not followed: set host, port and tls to where InfluxDB is");
        }
        return dialect.refusal(answer, said, part);
    }

    /** Where a redirect leads to, without its query, which repeats ours, and without a user. */
    private String place(String location) {
        return words.shown(location.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//"));
    }

    @Override
    public void forget(Series series) {
        dialect.forget(series);
    }

    @Override
    public String arrivesAs(Series series, Host host) {
        String objection = dialect.objection(series);
        return objection == null ? dialect.name(series, host) : "nothing: " + objection;
    }

    @Override
    public void close() throws IOException {
        sender.close();
    }
}
