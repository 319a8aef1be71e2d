package badger.core.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The interface that a host's default route goes through, from {@code net/route} (proc_pid_net(5)) and
 * {@code net/ipv6_route}.
 *
 * @param networkInterface its name
 * @param metric the route's metric: the lowest is taken
 */
record DefaultRoute(String networkInterface, long metric) {
    /** RTF_UP and RTF_REJECT of {@code include/uapi/linux/route.h}. */
    private static final long UP = 0x0001;

    private static final long REJECT = 0x0200;

    private static final String ANY_IPV4 = "00000000";
    private static final String ANY_IPV6 = "0".repeat(32);

    /** Reads one line of a table; empty if it is no default route. */
    private interface Line {
        Optional<DefaultRoute> read(String[] columns);
    }

    static Optional<String> ipv4(Path routes) throws IOException {
        return best(routes, DefaultRoute::ipv4Line);
    }

    static Optional<String> ipv6(Path routes) throws IOException {
        return best(routes, DefaultRoute::ipv6Line);
    }

    /** Line by line: a router has a million of them. */
    private static Optional<String> best(Path routes, Line line) throws IOException {
        DefaultRoute best = null;
        try (BufferedReader reader = Files.newBufferedReader(routes, StandardCharsets.ISO_8859_1)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                DefaultRoute route = line.read(columns(text)).orElse(null);
                if (route != null && (best == null || route.metric < best.metric)) {
                    best = route;
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a table of routes: " + routes, e);
        }
        return Optional.ofNullable(best).map(DefaultRoute::networkInterface);
    }

    private static String[] columns(String line) {
        StringTokenizer words = new StringTokenizer(line);
        String[] columns = new String[words.countTokens()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = words.nextToken();
        }
        return columns;
    }

    /** Iface Destination Gateway Flags RefCnt Use Metric Mask ..., numbers in hexadecimal but for the metric. */
    private static Optional<DefaultRoute> ipv4Line(String[] columns) {
        boolean isDefault = columns.length >= 8 && columns[1].equals(ANY_IPV4) && columns[7].equals(ANY_IPV4);
        return isDefault && usable(columns[3])
                ? Optional.of(new DefaultRoute(columns[0], Long.parseLong(columns[6])))
                : Optional.empty();
    }

    /** Destination and its length, source and its length, next hop, metric, counts, flags, all hexadecimal; name. */
    private static Optional<DefaultRoute> ipv6Line(String[] columns) {
        boolean isDefault = columns.length >= 10 && columns[0].equals(ANY_IPV6) && columns[1].equals("00");
        return isDefault && usable(columns[8])
                ? Optional.of(new DefaultRoute(columns[9], Long.parseLong(columns[5], 16)))
                : Optional.empty();
    }

    private static boolean usable(String flags) {
        return (Long.parseLong(flags, 16) & (UP | REJECT)) == UP;
    }
}
