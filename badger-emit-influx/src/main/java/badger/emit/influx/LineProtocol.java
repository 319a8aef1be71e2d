package badger.emit.influx;

import badger.core.spi.BatchRejectedException;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The line protocol of InfluxDB 1, 2 and 3: {@code cpu,hostname=web-01 user=8.5,idle=90.0 1429628878}. Points that follow
 * each other and have measurement, tags and time in common share a line.
 */
final class LineProtocol implements Dialect {
    /** A number, its sign, exponent or type, a time, and what stands between them. */
    private static final int NUMBERS = 64;

    private final InfluxdbConfig config;
    private final SeriesCache<Line> lines = new SeriesCache<>(this::line);
    private final NameBook names = new NameBook();
    private Host host = new Host("", "", "", "", "", "", "");
    /** How often the host has changed: tells whether a line's tags are still right. */
    private int hosts = 1;

    private byte[] openTags = {};
    private int openFrame;
    private long openSecond;
    private boolean open;

    LineProtocol(InfluxdbConfig config) {
        this.config = config;
    }

    @Override
    public String target() {
        if (config.api() == Api.V2) {
            String org = config.org().isEmpty() ? "" : "org=" + Percent.encode(config.org()) + "&";
            return "/api/v2/write?" + org + "bucket=" + Percent.encode(config.bucket()) + "&precision=s";
        }
        String policy = config.rp().isEmpty() ? "" : "&rp=" + Percent.encode(config.rp());
        return "/write?db=" + Percent.encode(config.database()) + policy + "&precision=s";
    }

    @Override
    public String authorization() {
        if (config.api() == Api.V2) {
            return config.token().isEmpty() ? "" : "Token " + config.token().reveal();
        }
        return config.user().isEmpty() ? "" : "Basic " + basic(config);
    }

    static String basic(InfluxdbConfig config) {
        byte[] both = (config.user() + ":" + config.pass().reveal()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String contentType() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public @Nullable String objection(Series series) {
        Line line = lines.get(series);
        if (!line.named) {
            String owner = names.claim(line.key, series.name());
            line.named = owner == null;
            if (owner != null) {
                return "in the line protocol series '" + series.name() + "' would be the same as '" + owner + "'";
            }
        }
        return null;
    }

    @Override
    public String name(Series series, Host of) {
        return LineNames.tags(series, of) + " " + LineNames.field(series);
    }

    @Override
    public void begin(ByteWriter body) {
        open = false;
    }

    @Override
    public int room(Part part, int frame, int point) {
        Line line = line(part.frame(frame), point);
        return line.tags.length + line.field.length + NUMBERS;
    }

    @Override
    public void add(Part part, int frame, int point, ByteWriter body) {
        Frame from = part.frame(frame);
        Line line = line(from, point);
        if (open && openFrame == frame && Arrays.equals(openTags, line.tags)) {
            body.put(',');
        } else {
            end(body);
            part.beginLine(frame, point);
            body.put(line.tags).put(' ');
            open = true;
            openTags = line.tags;
            openFrame = frame;
            openSecond = from.epochSecond();
        }
        body.put(line.field);
        // Without "integers", whole numbers are floating ones to the server: no later change of type can conflict.
        if (from.series(point).type() == NumberType.FLOATING) {
            body.number(from.floating(point));
        } else {
            body.number(from.integer(point));
            if (config.integers()) {
                body.put('i');
            }
        }
    }

    @Override
    public void end(ByteWriter body) {
        if (open) {
            body.put(' ').number(openSecond).put('\n');
        }
        open = false;
    }

    @Override
    public IOException refusal(Answer answer, String words, Part part) {
        boolean v2 = config.api() == Api.V2;
        String where = v2 ? "bucket '" + config.bucket() + "'" : "database '" + config.database() + "'";
        return switch (answer.status()) {
            // A text that is not InfluxDB's is of something between, or of a port that speaks HTTPS.
            case 400, 422 -> {
                if (ServerWords.ofJson(answer.body()).isEmpty()) {
                    yield new IOException("what answers there is no InfluxDB: " + answer.status() + " " + words);
                }
                yield LineRefusal.isOfSettings(words)
                        ? new IOException("InfluxDB does not know where to write: check " + where
                                + (v2 ? " and org" : " and rp") + "; it says: " + words)
                        : new BatchRejectedException(words, LineRefusal.points(answer.body(), part));
            }
            case 401 ->
                new IOException("InfluxDB refuses the credentials: check " + (v2 ? "token" : "user and pass")
                        + "; it says: " + words);
            case 403 ->
                new IOException("InfluxDB forbids it: give " + (v2 ? "the token" : "the user")
                        + " the right to write to " + where + "; it says: " + words);
            case 404 ->
                new IOException("InfluxDB knows no such " + (v2 ? "bucket or organisation" : "database")
                        + ", or speaks another api: create " + where + ", or correct api, host and port; it says: "
                        + words);
            default -> new IOException("InfluxDB answers " + answer.status() + ": " + words);
        };
    }

    @Override
    public void forget(Series series) {
        Line line = lines.get(series);
        if (line.named) {
            names.release(line.key);
        }
        lines.forget(series);
    }

    private Line line(Frame frame, int point) {
        if (!frame.host().equals(host)) {
            host = frame.host();
            hosts++;
        }
        Line line = lines.get(frame.series(point));
        if (line.host != hosts) {
            line.host = hosts;
            line.tags = tags(frame.series(point));
        }
        return line;
    }

    private Line line(Series series) {
        return new Line(LineNames.key(series), LineNames.field(series));
    }

    /** Measurement and tags; neighbours share the bytes. */
    private byte[] tags(Series series) {
        byte[] tags = new ByteWriter(256).utf8(LineNames.tags(series, host)).copy();
        return Arrays.equals(tags, openTags) ? openTags : tags;
    }

    /** What a series is in the line protocol. */
    private static final class Line {
        final String key;
        final byte[] field;
        byte[] tags = {};

        int host;

        boolean named;

        Line(String key, String field) {
            this.key = key;
            this.field = new ByteWriter(32).utf8(field).put('=').copy();
        }
    }
}
