package badger.core.wire;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;

/** Writes a frame as the original's payload: one JSON object with sorted keys, everything but the numbers cached. */
public final class PayloadJson {
    /** How the payload is laid out. */
    public enum Layout {
        /** On one line, without blanks. */
        COMPACT,
        /** As Python's {@code json.dumps(payload, sort_keys=True, indent=4)}, byte for byte. */
        PRETTY
    }

    private final boolean pretty;
    private final byte[] afterValue;
    private final SeriesCache<byte[]> beforeValue = new SeriesCache<>(this::prefix);
    private @Nullable Envelope envelope;

    /** Writes in the given layout. */
    public PayloadJson(Layout layout) {
        pretty = layout == Layout.PRETTY;
        ByteWriter out = new ByteWriter(32);
        end(out, 3, '}');
        end(out, 2, '}');
        afterValue = out.copy();
    }

    /** Appends one frame's payload, without a line end. */
    public void write(Frame frame, ByteWriter out) {
        begin(frame, out);
        for (int point = 0; point < frame.size(); point++) {
            point(frame, point, out);
        }
        end(frame, out);
    }

    /** Appends what stands before a frame's points: who sends a payload in pieces goes on with each of its points. */
    public void begin(Frame frame, ByteWriter out) {
        out.put(envelope(frame.host()).beforePoints);
    }

    /** Appends one point of a frame; they follow each other from the first to the last. */
    public void point(Frame frame, int point, ByteWriter out) {
        if (point > 0) {
            out.put(',');
        }
        Series series = frame.series(point);
        out.put(beforeValue.get(series));
        if (series.type() == NumberType.INTEGER) {
            out.number(frame.integer(point));
        } else {
            out.number(frame.floating(point));
        }
        out.put(afterValue);
    }

    /** Appends what stands behind a frame's points. */
    public void end(Frame frame, ByteWriter out) {
        Envelope parts = envelope(frame.host());
        if (frame.size() > 0) {
            newLine(out, 1);
        }
        out.put(parts.beforeTimestamp).number(frame.epochSecond()).put(parts.afterTimestamp);
    }

    /** Drops what is cached for a series that is closed. */
    public void forget(Series series) {
        beforeValue.forget(series);
    }

    private byte[] prefix(Series series) {
        ByteWriter out = new ByteWriter(96);
        newLine(out, 2);
        out.put('{');
        key(out, 3, series.name()).put('{');
        key(out, 4, "units").jsonString(series.unit()).put(',');
        key(out, 4, "value");
        return out.copy();
    }

    private Envelope envelope(Host host) {
        Envelope known = envelope;
        if (known == null || !known.host.equals(host)) {
            known = envelopeOf(host);
            envelope = known;
        }
        return known;
    }

    private Envelope envelopeOf(Host host) {
        ByteWriter out = new ByteWriter(256);
        out.put('{');
        key(out, 1, "cluster").jsonString(host.cluster()).put(',');
        key(out, 1, "datacenter").jsonString(host.datacenter()).put(',');
        key(out, 1, "hostname").jsonString(host.hostname()).put(',');
        key(out, 1, "ipv4").jsonString(host.ipv4()).put(',');
        key(out, 1, "ipv6").jsonString(host.ipv6()).put(',');
        key(out, 1, "points").put('[');
        byte[] beforePoints = out.copy();
        out.clear().put(']').put(',');
        key(out, 1, "region").jsonString(host.region()).put(',');
        key(out, 1, "timestamp");
        byte[] beforeTimestamp = out.copy();
        out.clear().put(',');
        key(out, 1, "zone").jsonString(host.zone());
        end(out, 0, '}');
        return new Envelope(host, beforePoints, beforeTimestamp, out.copy());
    }

    private ByteWriter key(ByteWriter out, int depth, String name) {
        newLine(out, depth);
        out.jsonString(name).put(':');
        return pretty ? out.put(' ') : out;
    }

    private void end(ByteWriter out, int depth, char bracket) {
        newLine(out, depth);
        out.put(bracket);
    }

    private void newLine(ByteWriter out, int depth) {
        if (pretty) {
            out.put('\n').ascii("    ".repeat(depth));
        }
    }

    /** What stands around the points, the same while the host stays the same. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Envelope(Host host, byte[] beforePoints, byte[] beforeTimestamp, byte[] afterTimestamp) {}
}
