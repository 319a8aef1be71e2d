package badger.emit.influx;

import badger.core.spi.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Where an InfluxDB listens, and how it is reached.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether by HTTPS
 * @param caFile PEM file of the authorities that may have signed the server's certificate, empty for Java's
 * @param maxAge how long a connection is used before the name is looked up again
 */
record Endpoint(String host, int port, boolean tls, String caFile, Duration maxAge) {
    Endpoint {
        if (!host.matches("[A-Za-z0-9._:\\[\\]-]+")) {
            throw new IllegalArgumentException("host must be a name or an address, nothing else");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 1 to 65535");
        }
        if (!tls && !caFile.isEmpty()) {
            throw new IllegalArgumentException("ca_file is for TLS: set \"tls\": true");
        }
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("max_age must be more than 0");
        }
        host = host.replace("[", "").replace("]", "");
    }

    /** Host and port as HTTP writes them. */
    String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Connects to the first of the host's addresses that lets it.
     *
     * @param until the monotonic time when to give up
     * @param clock the monotonic time
     * @param opened is told each socket before it is used, so that it can be closed meanwhile
     */
    Wire connect(long until, Clock clock, Consumer<SocketWire> opened) throws IOException {
        InetAddress[] addresses;
        try {
            // Nothing cuts this short; if it outlasts the deadline, the core gives the emission up.
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("no address is known for host " + host, e);
        }
        IOException last = new IOException("no address is known for host " + host);
        for (int i = 0; i < addresses.length; i++) {
            SocketWire socket = new SocketWire(clock);
            opened.accept(socket);
            long now = clock.nanoTime();
            try {
                // An address that never answers must leave time for the others.
                socket.connect(new InetSocketAddress(addresses[i], port), now + (until - now) / (addresses.length - i));
                return tls ? secured(socket, until) : socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last instanceof SSLException
                ? new IOException(
                        "TLS with " + authority() + " fails: " + last.getMessage()
                                + "; is it HTTPS there, is the certificate for this host, and is its authority in ca_file?",
                        last)
                : new IOException("cannot connect to " + authority() + ": " + last.getMessage(), last);
    }

    private Wire secured(SocketWire socket, long until) throws IOException {
        TlsWire wire = new TlsWire(socket, Authorities.engine(caFile, host, port));
        wire.handshake(until);
        return wire;
    }
}
