package badger.emit.influx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLSession;

/** TLS over another connection. */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How many records without a text may come in a row; handshakes have a dozen. */
    private static final int MOST_EMPTY = 1000;

    private final Wire below;
    private final SSLEngine engine;
    /** Encrypted bytes that came in, ready to be appended to. */
    private final ByteBuffer cipherIn;
    /** Encrypted bytes that have yet to leave, ready to be read. */
    private final ByteBuffer cipherOut;
    /** Decrypted bytes that nobody has taken yet, ready to be read. */
    private final ByteBuffer plainIn;

    private boolean agreed;
    private int empty;

    TlsWire(Wire below, SSLEngine engine) {
        this.below = below;
        this.engine = engine;
        SSLSession session = engine.getSession();
        cipherIn = ByteBuffer.allocate(session.getPacketBufferSize());
        cipherOut = ByteBuffer.allocate(session.getPacketBufferSize()).limit(0);
        plainIn = ByteBuffer.allocate(session.getApplicationBufferSize()).limit(0);
    }

    /** Agrees on keys and checks the peer's certificate. */
    void handshake(long until) throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    wrap(NOTHING);
                    while (!flush()) {
                        below.await(SelectionKey.OP_WRITE, until);
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    int got = unwrap();
                    if (got < 0) {
                        throw new EOFException("the connection was closed during the TLS handshake");
                    }
                    if (got == 0 && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                        below.await(SelectionKey.OP_READ, until);
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    agreed = true;
                    return;
                }
            }
        }
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        while (flush()) {
            if (!bytes.hasRemaining()) {
                return true;
            }
            wrap(bytes);
        }
        return false;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        while (!plainIn.hasRemaining()) {
            int got = unwrap();
            if (got < 0 || (got == 0 && !plainIn.hasRemaining())) {
                return got;
            }
        }
        int count = Math.min(bytes.remaining(), plainIn.remaining());
        bytes.put(bytes.position(), plainIn, plainIn.position(), count);
        bytes.position(bytes.position() + count);
        plainIn.position(plainIn.position() + count);
        return count;
    }

    @Override
    public void await(int operations, long until) throws IOException {
        below.await(operations, until);
    }

    private void wrap(ByteBuffer bytes) throws IOException {
        cipherOut.clear();
        try {
            SSLEngineResult result = engine.wrap(bytes, cipherOut);
            if (bytes.hasRemaining()
                    && (result.getStatus() == SSLEngineResult.Status.CLOSED || result.bytesProduced() == 0)) {
                throw new EOFException("the peer has ended TLS");
            }
        } finally {
            cipherOut.flip();
        }
    }

    private boolean flush() throws IOException {
        return !cipherOut.hasRemaining() || below.write(cipherOut);
    }

    /**
     * Decrypts one record, or takes in more bytes to do so.
     *
     * @return 0 if nothing more can be done now, 1 if something was done, -1 at the end
     */
    private int unwrap() throws IOException {
        plainIn.clear();
        cipherIn.flip();
        SSLEngineResult result;
        try {
            result = engine.unwrap(cipherIn, plainIn);
        } finally {
            cipherIn.compact();
            plainIn.flip();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            runTasks();
        }
        return switch (result.getStatus()) {
            case CLOSED -> -1;
            case BUFFER_UNDERFLOW -> Integer.signum(below.read(cipherIn));
            case BUFFER_OVERFLOW -> throw new IOException("a TLS record larger than agreed");
            case OK -> {
                refuseNonsense(result);
                yield result.bytesConsumed() > 0 || result.bytesProduced() > 0 ? 1 : 0;
            }
        };
    }

    /** Refuses what could keep us busy for ever without a byte of an answer. */
    private void refuseNonsense(SSLEngineResult result) throws IOException {
        empty = result.bytesProduced() > 0 ? 0 : empty + Integer.signum(result.bytesConsumed());
        if (empty > MOST_EMPTY) {
            throw new IOException("the peer sends TLS records without end and without content");
        }
        // Only TLS 1.2 has that; what 1.3 sends meanwhile (tickets, keys) is dealt with by the next record out.
        if (agreed
                && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                && engine.getSession().getProtocol().equals("TLSv1.2")) {
            throw new IOException("the peer wants another TLS handshake in the same connection");
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
