package badger.emit.graphite;

import badger.core.spi.Clock;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a server, kept from batch to batch. That the other end has closed it is found out before each
 * write, and is a failure, since what was written last may be lost; the next write makes another.
 */
final class KeptConnection implements Transport {
    /** How long a connection may take to end when the emitter is closed. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String host;
    private final int port;
    private final boolean tls;
    private final TlsFiles files;
    private final long maxAgeNanos;
    private final Clock clock;

    private final ReentrantLock sending = new ReentrantLock();
    private @Nullable Stream stream;
    private long connectedNanos;
    private volatile @Nullable Wire wire;
    private volatile boolean closed;

    KeptConnection(GraphiteConfig config, Clock clock) {
        this.host = config.host();
        this.port = config.portOrDefault();
        this.tls = config.tls();
        this.files = new TlsFiles(config.caFile(), config.certFile(), config.keyFile());
        this.maxAgeNanos = config.maxAge().toNanos();
        this.clock = clock;
    }

    @Override
    public void send(ByteBuffer bytes, long deadlineNanos) throws IOException {
        sending.lock();
        boolean sent = false;
        try {
            Stream kept = kept(deadlineNanos);
            Stream to = kept == null ? connect(deadlineNanos) : kept;
            write(to, bytes, deadlineNanos);
            sent = true;
        } finally {
            if (!sent) {
                drop();
            }
            sending.unlock();
        }
    }

    private void write(Stream to, ByteBuffer bytes, long deadlineNanos) throws IOException {
        try {
            to.write(bytes, deadlineNanos);
        } catch (IOException e) {
            throw new IOException(text(e), e);
        }
    }

    /** The kept connection, which the other end has not closed; null if there is none, or it was old and is ended. */
    private @Nullable Stream kept(long deadlineNanos) throws IOException {
        Stream kept = stream;
        if (kept == null) {
            return null;
        }
        try {
            if (kept.hasEnded()) {
                throw new EOFException("the other end has closed the connection");
            }
            long now = clock.nanoTime();
            if (now - connectedNanos < maxAgeNanos) {
                return kept;
            }
            // The other half is for the next one.
            kept.finish(now + (deadlineNanos - now) / 2);
        } catch (IOException e) {
            throw new IOException(text(e), e);
        }
        drop();
        return null;
    }

    /** Connects to the first address of the server that answers, each given its share of the time. */
    private Stream connect(long deadlineNanos) throws IOException {
        InetAddress[] addresses = addresses();
        for (int i = 0; ; i++) {
            int left = addresses.length - i;
            long now = clock.nanoTime();
            try {
                stream = connect(new InetSocketAddress(addresses[i], port), now + (deadlineNanos - now) / left);
                connectedNanos = clock.nanoTime();
                return stream;
            } catch (IOException e) {
                drop();
                if (left == 1 || closed) {
                    throw failure(e);
                }
            }
        }
    }

    /** Looked up for each connection: a server that has moved is found again. */
    private InetAddress[] addresses() throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("no address is known for " + host, e);
        }
    }

    private Stream connect(InetSocketAddress address, long deadlineNanos) throws IOException {
        Wire made = new Wire(clock);
        wire = made;
        if (closed) {
            throw new IOException("the emitter is closed");
        }
        made.connect(address, deadlineNanos);
        return tls ? TlsStream.over(made, files.engine(host, port), deadlineNanos) : made;
    }

    private IOException failure(IOException e) {
        return e instanceof SSLException
                ? new IOException("no TLS with " + text(e) + "; ca_file names the certificates that are trusted", e)
                : new IOException("cannot connect to " + text(e), e);
    }

    /** What went wrong, and where; what has no text comes of the connection being closed by another thread. */
    private String text(IOException e) {
        return host + ':' + port + ": "
                + Objects.requireNonNullElse(e.getMessage(), "the connection was closed meanwhile");
    }

    private void drop() {
        Wire dropped = wire;
        if (dropped != null) {
            dropped.close();
        }
        wire = null;
        stream = null;
    }

    @Override
    public void close() {
        closed = true;
        if (!sending.tryLock()) {
            // An emission hangs: it fails when its wire is gone.
            Wire hanging = wire;
            if (hanging != null) {
                hanging.close();
            }
            return;
        }
        try {
            Stream kept = stream;
            if (kept != null) {
                kept.finish(clock.nanoTime() + LAST_WORDS.toNanos());
            }
        } catch (IOException e) {
            // All was written; there is nobody to tell that the other end broke off.
        } finally {
            drop();
            sending.unlock();
        }
    }
}
