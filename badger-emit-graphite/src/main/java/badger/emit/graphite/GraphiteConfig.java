package badger.emit.graphite;

import badger.core.spi.Key;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys of emitter graphite.
 *
 * @param host where Carbon is
 * @param port where Carbon listens
 * @param protocol what it speaks there
 * @param hostnameDots what becomes of dots in the host's name
 * @param tags whether labels are tags
 * @param maxAge how old a connection may get
 * @param tls whether the connection is encrypted
 * @param caFile whose certificates are trusted
 * @param certFile our certificate
 * @param keyFile its private key
 */
record GraphiteConfig(
        @Key("Carbon's host name or address; a name is looked up anew for each connection.")
        String host,

        @Key("Carbon's port; not set = 2004 for pickle, 2003 for plaintext.")
        Optional<Integer> port,

        @Key("What Carbon speaks there.") Protocol protocol,

        @Key("Whether the dots of a host name stay and make levels of the tree, as in the original.")
        HostnameDots hostnameDots,

        @Key(
                "Whether labels are sent as tags (disk.reads;disk=sda), which Graphite knows since 1.1, in place of levels.")
        boolean tags,

        @Key(value = "How old a connection may get before another takes its place.", unit = "s")
        Duration maxAge,

        @Key("Whether the connection is encrypted with TLS; the server's certificate and name are verified.")
        boolean tls,

        @Key("PEM file of the certificates that are trusted; not set = those that Java trusts.")
        Optional<String> caFile,

        @Key("PEM file of the certificate that this agent shows, with its chain.")
        Optional<String> certFile,

        @Key("PEM file of that certificate's private key: PKCS#8, not encrypted.")
        Optional<String> keyFile) {
    private static final int LAST_PORT = 65_535;

    GraphiteConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: must not be empty");
        }
        if (port.isPresent() && (port.get() < 1 || port.get() > LAST_PORT)) {
            throw new IllegalArgumentException("port: must be from 1 to " + LAST_PORT);
        }
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("max_age: must be more than 0");
        }
        if (!tls && (caFile.isPresent() || certFile.isPresent() || keyFile.isPresent())) {
            throw new IllegalArgumentException("ca_file, cert_file and key_file want \"tls\": true");
        }
        if (certFile.isPresent() != keyFile.isPresent()) {
            throw new IllegalArgumentException("cert_file and key_file belong together: one of them is missing");
        }
    }

    /** The configuration without a file: a Carbon on this host, as in the original. */
    static GraphiteConfig local() {
        return new GraphiteConfig(
                "127.0.0.1",
                Optional.empty(),
                Protocol.PICKLE,
                HostnameDots.KEEP,
                false,
                Duration.ofMinutes(5),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The port, by protocol if it is not set. */
    int portOrDefault() {
        return port.orElse(protocol.port());
    }
}
