package badger.emit.influx;

import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** InfluxDB 0.8's JSON: an object a point, with the host's seven fields as columns, as the original sent it. */
final class SeriesJson implements Dialect {
    private static final String COLUMNS =
            ",\"columns\":[\"value\",\"units\",\"time\",\"datacenter\",\"region\",\"zone\",\"cluster\","
                    + "\"hostname\",\"ipv4\",\"ipv6\",\"sequence_number\"],\"points\":[[";

    /** What 0.8.8 says of points that it will never take; anything else (a full disk, for one) is no fault of theirs. */
    private static final Pattern FAULT_OF_POINTS = Pattern.compile("json: |invalid payload|invalid character '"
            + "|strconv\\.|Cannot have duplicate field names|Series name cannot be empty|time field must be float"
            + "|Unknown type |Unable to write ");

    private static final Pattern NO_PERMISSION = Pattern.compile("doesn't have write permissions for (.+)");
    private static final int NUMBERS = 64;

    private final Influxdb08Config config;
    private final String entry;
    private final SeriesCache<Ends> ends = new SeriesCache<>(SeriesJson::ends);
    private @Nullable Host host;
    private byte[] hostColumns = {};
    private boolean first;

    SeriesJson(Influxdb08Config config, String entry) {
        this.config = config;
        this.entry = entry;
    }

    @Override
    public String target() {
        return "/db/" + Percent.encode(config.database()) + "/series?u=" + Percent.encode(config.user()) + "&p="
                + Percent.encode(config.pass().reveal()) + "&time_precision=s";
    }

    /** The query has the credentials, as with the original: a header cannot carry every password (one with a colon). */
    @Override
    public String authorization() {
        return "";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    /** Every name can be written as it is. */
    @Override
    public @Nullable String objection(Series series) {
        return null;
    }

    @Override
    public String name(Series series, Host of) {
        return series.name();
    }

    @Override
    public void begin(ByteWriter body) {
        body.put('[');
        first = true;
    }

    @Override
    public int room(Part part, int frame, int point) {
        Ends around = ends.get(part.frame(frame).series(point));
        return around.before.length
                + around.after.length
                + columns(part.frame(frame).host()).length
                + NUMBERS;
    }

    @Override
    public void add(Part part, int frame, int point, ByteWriter body) {
        Frame from = part.frame(frame);
        Series series = from.series(point);
        Ends around = ends.get(series);
        if (!first) {
            body.put(',');
        }
        first = false;
        body.put(around.before);
        if (series.type() == NumberType.INTEGER) {
            body.number(from.integer(point));
        } else {
            body.number(from.floating(point));
        }
        body.put(around.after).number(from.epochSecond()).put(columns(from.host()));
    }

    @Override
    public void end(ByteWriter body) {
        body.put(']');
    }

    @Override
    public IOException refusal(Answer answer, String words, Part part) {
        return switch (answer.status()) {
            case 400 ->
                FAULT_OF_POINTS.matcher(answer.body()).find()
                        ? new BatchRejectedException(words, List.of())
                        : new IOException("InfluxDB cannot store it now (a full disk? no such database?): " + words);
            case 401 ->
                new IOException("InfluxDB refuses the credentials: check user, pass and whether database '"
                        + config.database() + "' exists and is that user's; it says: " + words);
            case 403 -> forbidden(answer.body(), words, part);
            case 404 ->
                new IOException("no InfluxDB 0.8 answers there: check host and port; later versions are for the emitter"
                        + " influxdb");
            default -> new IOException("InfluxDB answers " + answer.status() + ": " + words);
        };
    }

    /** A user may be allowed some series only; the whole batch is refused for one that is not. */
    private static IOException forbidden(String body, String words, Part part) {
        Matcher matcher = NO_PERMISSION.matcher(body);
        List<Point> points = matcher.find()
                ? part.points(series -> series.name().equals(matcher.group(1).strip()))
                : List.of();
        return points.isEmpty()
                ? new IOException("InfluxDB forbids it: give the user the right to write; it says: " + words)
                : new BatchRejectedException(words, points);
    }

    @Override
    public void forget(Series series) {
        ends.forget(series);
    }

    private static Ends ends(Series series) {
        ByteWriter out = new ByteWriter(256);
        out.ascii("{\"name\":").jsonString(series.name());
        byte[] before = out.ascii(COLUMNS).copy();
        byte[] after = out.clear().put(',').jsonString(series.unit()).put(',').copy();
        return new Ends(before, after);
    }

    /** The end of a point: the host's fields and the sequence number. */
    private byte[] columns(Host of) {
        if (!of.equals(host)) {
            ByteWriter out = new ByteWriter(256);
            for (String field : List.of(
                    of.datacenter(), of.region(), of.zone(), of.cluster(), of.hostname(), of.ipv4(), of.ipv6())) {
                out.put(',').jsonString(field);
            }
            hostColumns = out.put(',')
                    .number(SequenceNumber.of(of, entry))
                    .ascii("]]}")
                    .copy();
            host = of;
        }
        return hostColumns;
    }

    /** What stands before a series' value, and between it and the time. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Ends(byte[] before, byte[] after) {}
}
