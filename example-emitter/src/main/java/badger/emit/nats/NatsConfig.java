package badger.emit.nats;

import badger.core.spi.Key;
import badger.core.spi.Secret;

/**
 * The keys of emitter nats.
 *
 * @param host where the server is
 * @param port where it listens
 * @param subject what every subject begins with
 * @param token what it wants to see
 */
record NatsConfig(
        @Key("The server's host name or address; a name is looked up anew for each connection.")
        String host,

        @Key("The server's port.") int port,

        @Key("What every subject begins with; the host's name and the series' follow.")
        String subject,

        @Key("The token that the server wants; empty = none.")
        Secret token) {
    private static final int LAST_PORT = 65_535;

    NatsConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: must not be empty");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: must be from 1 to " + LAST_PORT);
        }
        if (!Subjects.isSafe(subject)) {
            throw new IllegalArgumentException("subject: letters, digits, - and _, with single dots between");
        }
    }
}
