package badger.emit.graphite;

import badger.core.spi.Host;
import badger.core.wire.ByteWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before every path: {@code datacenter.region.zone.cluster.hostname.}, empty parts left out. */
final class HostPrefix {
    private final HostnameDots hostnameDots;
    private @Nullable Host host;
    private byte[] bytes = {};

    HostPrefix(HostnameDots hostnameDots) {
        this.hostnameDots = hostnameDots;
    }

    /** The prefix of a host, the same bytes while the host stays the same. */
    byte[] of(Host of) {
        if (!of.equals(host)) {
            bytes = prefix(of);
            host = of;
        }
        return bytes;
    }

    private byte[] prefix(Host of) {
        ByteWriter out = new ByteWriter(128);
        for (String part : List.of(of.datacenter(), of.region(), of.zone(), of.cluster())) {
            if (!part.isEmpty()) {
                PathText.withDots(part, out);
                out.put('.');
            }
        }
        if (!of.hostname().isEmpty()) {
            if (hostnameDots == HostnameDots.KEEP) {
                PathText.withDots(of.hostname(), out);
            } else {
                PathText.withoutDots(of.hostname(), out);
            }
            out.put('.');
        }
        return out.copy();
    }
}
