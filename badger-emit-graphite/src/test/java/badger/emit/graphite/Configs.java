package badger.emit.graphite;

import java.time.Duration;
import java.util.Optional;

/** Configurations for tests. */
final class Configs {
    private Configs() {}

    static GraphiteConfig of(Protocol protocol, String host, int port) {
        return with(protocol, host, port, HostnameDots.KEEP, false, Duration.ofMinutes(5));
    }

    static GraphiteConfig with(
            Protocol protocol, String host, int port, HostnameDots dots, boolean tags, Duration maxAge) {
        return new GraphiteConfig(
                host,
                Optional.of(port),
                protocol,
                dots,
                tags,
                maxAge,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static GraphiteConfig tls(String host, int port, Optional<String> ca, Optional<String> cert, Optional<String> key) {
        return new GraphiteConfig(
                host,
                Optional.of(port),
                Protocol.PLAINTEXT,
                HostnameDots.KEEP,
                false,
                Duration.ofMinutes(5),
                true,
                ca,
                cert,
                key);
    }
}
