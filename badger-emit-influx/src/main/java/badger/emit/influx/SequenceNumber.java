package badger.emit.influx;

import badger.core.spi.Host;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What keeps points of InfluxDB 0.8 apart: its key is series, time and this number, and all hosts write the same series.
 *
 * <p>It depends on who sends (host and entry) and on nothing else, so that a point that is sent twice is stored once. It
 * has 52 bits because 0.8 holds it as a double, and is never 0, which would have the server make one up.
 */
final class SequenceNumber {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int BITS = 52;
    private static final long MASK = (1L << BITS) - 1;

    private SequenceNumber() {}

    static long of(Host host, String entry) {
        long hash = FNV_OFFSET;
        // The whole host, not its name alone: two sites may each have a web-01.
        for (String field : List.of(
                host.hostname(),
                host.datacenter(),
                host.region(),
                host.zone(),
                host.cluster(),
                host.ipv4(),
                host.ipv6(),
                entry)) {
            for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
            }
            // FNV-1a; a byte that no UTF-8 has ends each field
            hash = (hash ^ 0xFF) * FNV_PRIME;
        }
        long folded = (hash ^ (hash >>> BITS)) & MASK;
        return folded == 0 ? 1 : folded;
    }
}
