package badger.emit.kafka;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message a point: a flat JSON object with sorted keys, the host's seven fields, and the series as metric and labels.
 * Everything but the numbers is cached.
 */
final class PointJson implements Messages {
    private final SeriesCache<SeriesParts> series = new SeriesCache<>(PointJson::parts);
    private @Nullable HostParts host;

    @Override
    public int count(Frame frame) {
        return frame.size();
    }

    @Override
    public void write(Frame frame, int point, ByteWriter out) {
        HostParts where = hostParts(frame.host());
        Series of = frame.series(point);
        SeriesParts what = series.get(of);
        out.put(where.first).put(what.identity).put(where.region);
        out.number(frame.epochSecond()).put(what.unit);
        if (of.type() == NumberType.INTEGER) {
            out.number(frame.integer(point));
        } else {
            out.number(frame.floating(point));
        }
        out.put(where.last);
    }

    @Override
    public String name(Series of) {
        // without the comma that it begins with
        return new String(series.get(of).identity, StandardCharsets.US_ASCII).substring(1);
    }

    @Override
    public void forget(Series closed) {
        series.forget(closed);
    }

    private static SeriesParts parts(Series series) {
        ByteWriter out = new ByteWriter(128);
        out.ascii(",\"labels\":{");
        boolean first = true;
        for (Label label : series.labels()) {
            if (!first) {
                out.put(',');
            }
            out.jsonString(label.name()).put(':').jsonString(label.value());
            first = false;
        }
        out.ascii("},\"metric\":").jsonString(series.metric());
        byte[] identity = out.copy();
        out.clear().ascii(",\"units\":").jsonString(series.unit()).ascii(",\"value\":");
        return new SeriesParts(identity, out.copy());
    }

    private HostParts hostParts(Host of) {
        HostParts known = host;
        if (known == null || !known.host.equals(of)) {
            known = parts(of);
            host = known;
        }
        return known;
    }

    private static HostParts parts(Host host) {
        ByteWriter out = new ByteWriter(256);
        out.ascii("{\"cluster\":").jsonString(host.cluster());
        out.ascii(",\"datacenter\":").jsonString(host.datacenter());
        out.ascii(",\"hostname\":").jsonString(host.hostname());
        out.ascii(",\"ipv4\":").jsonString(host.ipv4());
        out.ascii(",\"ipv6\":").jsonString(host.ipv6());
        byte[] first = out.copy();
        out.clear().ascii(",\"region\":").jsonString(host.region()).ascii(",\"timestamp\":");
        byte[] region = out.copy();
        out.clear().ascii(",\"zone\":").jsonString(host.zone()).put('}');
        return new HostParts(host, first, region, out.copy());
    }

    /** What says which series it is, and what stands between time and value. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record SeriesParts(byte[] identity, byte[] unit) {}

    /** What says which host it is, the same while the host stays the same. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record HostParts(Host host, byte[] first, byte[] region, byte[] last) {}
}
