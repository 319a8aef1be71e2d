package badger.statsd;

import badger.core.spi.Key;
import badger.natives.UnixDatagrams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of module statsd.
 *
 * @param host the interface of the UDP port
 * @param port the UDP port
 * @param socket the Unix datagram socket
 * @param receiveBuffer what may wait in the kernel
 * @param prefix what every name begins with
 * @param percentiles of timers, histograms and distributions
 * @param idle how long a metric is kept without a packet
 */
public record StatsdConfig(
        @Key(
                "address or name that packets are received at; 127.0.0.1 takes only those of this host, 0.0.0.0 those of all")
        String host,

        @Key("UDP port; 0 = none") int port,

        @Key(
                "path of a Unix datagram socket that is made and received from as well, in the agent's own file system, where every user may write to it")
        Optional<String> socket,

        @Key(
                value =
                        "how much the kernel may keep while it is not received; it gives no more than net.core.rmem_max",
                unit = "B")
        int receiveBuffer,

        @Key("what every name is made to begin with: \"app.\"")
        String prefix,

        @Key("percentiles of timers, histograms and distributions, each a series")
        List<Double> percentiles,

        @Key(
                value = "after so long without a packet a metric is let go; its last value is shown until then",
                unit = "s")
        Duration idle) {
    private static final int LAST_PORT = 65_535;
    private static final int MOST_PERCENTILES = 10;

    public StatsdConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: must not be empty");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: must be from 0 to " + LAST_PORT);
        }
        if (port == 0 && socket.isEmpty()) {
            throw new IllegalArgumentException("port: 0, and no socket either: there is nothing to receive from");
        }
        if (socket.isPresent() && !Path.of(socket.get()).isAbsolute()) {
            throw new IllegalArgumentException("socket: must be a path from the root folder on");
        }
        if (socket.isPresent() && socket.get().getBytes(StandardCharsets.UTF_8).length > UnixDatagrams.LONGEST_PATH) {
            throw new IllegalArgumentException(
                    "socket: must not be longer than " + UnixDatagrams.LONGEST_PATH + " bytes");
        }
        if (receiveBuffer < 1) {
            throw new IllegalArgumentException("receive_buffer: must be more than 0");
        }
        if (percentiles.size() > MOST_PERCENTILES) {
            throw new IllegalArgumentException("percentiles: " + MOST_PERCENTILES + " are the most there may be");
        }
        Set<String> suffixes = new HashSet<>();
        for (double percent : percentiles) {
            if (!suffixes.add(new Percentile(percent).suffix())) {
                throw new IllegalArgumentException("percentiles: " + percent + " is there twice");
            }
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("idle: must be more than 0");
        }
        percentiles = List.copyOf(percentiles);
    }

    /** The configuration without a file: the port that StatsD has, for programs of this host. */
    static StatsdConfig local() {
        return new StatsdConfig(
                "127.0.0.1", 8125, Optional.empty(), 1024 * 1024, "", List.of(50.0, 95.0, 99.0), Duration.ofMinutes(5));
    }

    /** The percentiles with the ends of their names. */
    List<Percentile> wanted() {
        List<Percentile> wanted = new ArrayList<>();
        for (double percent : percentiles) {
            wanted.add(new Percentile(percent));
        }
        return List.copyOf(wanted);
    }
}
