package badger.emit.graphite;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS over a {@link Wire}. */
final class TlsStream implements Stream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How many reads of what comes in there are between two writes. */
    private static final int MOST_READS = 16;

    private final Wire wire;
    private final SSLEngine engine;
    private final ByteBuffer outgoing;
    /** What came in and is not decrypted yet; ready to be added to. */
    private final ByteBuffer incoming;

    private final ByteBuffer scrap;

    private TlsStream(Wire wire, SSLEngine engine) {
        this.wire = wire;
        this.engine = engine;
        outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        incoming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        scrap = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /** Encrypts a connection that is made, once the other end has shown who it is. */
    static TlsStream over(Wire wire, SSLEngine engine, long deadlineNanos) throws IOException {
        TlsStream stream = new TlsStream(wire, engine);
        try {
            stream.shakeHands(deadlineNanos);
        } catch (SSLException e) {
            stream.tellWhy(deadlineNanos);
            throw e;
        }
        return stream;
    }

    private void shakeHands(long deadlineNanos) throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
            if (status == HandshakeStatus.NEED_WRAP) {
                wrap(NOTHING, deadlineNanos);
            } else if (decrypt()) {
                throw new EOFException("the other end has closed the connection");
            } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP
                    && wire.receive(incoming, deadlineNanos) < 0) {
                throw new EOFException("the other end has closed the connection");
            }
            status = engine.getHandshakeStatus();
        }
    }

    /** Sends the alert that says why the other end is not trusted, if it can still be sent. */
    private void tellWhy(long deadlineNanos) {
        try {
            wrap(NOTHING, deadlineNanos);
        } catch (IOException e) {
            // The reason itself is on its way to the log.
        }
    }

    @Override
    public void write(ByteBuffer bytes, long deadlineNanos) throws IOException {
        while (bytes.hasRemaining()) {
            wrap(bytes, deadlineNanos);
        }
    }

    @Override
    public boolean hasEnded() throws IOException {
        for (int i = 0; i < MOST_READS; i++) {
            int count = wire.read(incoming);
            if (count <= 0) {
                return count < 0;
            }
            if (decrypt()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void finish(long deadlineNanos) throws IOException {
        engine.closeOutbound();
        wrap(NOTHING, deadlineNanos);
        wire.finish(deadlineNanos);
    }

    /** Encrypts as much as goes into one record, and writes it. */
    private void wrap(ByteBuffer from, long deadlineNanos) throws IOException {
        outgoing.clear();
        SSLEngineResult result = engine.wrap(from, outgoing);
        runTasks();
        wire.write(outgoing.flip(), deadlineNanos);
        if (result.getStatus() == Status.CLOSED && from.hasRemaining()) {
            throw new EOFException("the other end has closed the connection");
        }
        if (result.bytesProduced() == 0 && from.hasRemaining()) {
            // It wants to hear from the other end first, which may never say anything.
            throw new IOException("TLS cannot go on");
        }
    }

    /** Decrypts what has come in, and throws it away; answers whether the other end has ended. */
    private boolean decrypt() throws IOException {
        incoming.flip();
        try {
            while (true) {
                SSLEngineResult result = engine.unwrap(incoming, scrap.clear());
                boolean ran = runTasks();
                if (result.getStatus() == Status.CLOSED) {
                    return true;
                }
                if (result.bytesConsumed() == 0 && !ran) {
                    return false;
                }
            }
        } finally {
            incoming.compact();
        }
    }

    private boolean runTasks() {
        boolean ran = false;
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
            ran = true;
        }
        return ran;
    }
}
