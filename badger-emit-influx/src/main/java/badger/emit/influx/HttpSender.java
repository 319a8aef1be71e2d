package badger.emit.influx;

import badger.core.spi.Clock;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server, over one connection that is kept as long as the server keeps it (0.8: five seconds).
 *
 * <p>A kept connection that ends without a byte of an answer had been closed while the request was on its way: it is sent
 * again, once, on a new one. This is safe because all that is sent here may arrive twice without being stored twice.
 */
final class HttpSender implements Closeable {
    private final Endpoint endpoint;
    private final Clock clock;
    private volatile @Nullable SocketWire socket;
    private volatile boolean closed;
    private @Nullable Wire wire;
    private @Nullable AnswerReader reader;
    private long connectedNanos;

    HttpSender(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param head all up to the empty line
     * @param body what follows
     * @param until the monotonic time when to give up
     */
    Answer post(ByteBuffer head, ByteBuffer body, long until) throws IOException {
        AnswerReader kept = kept();
        if (kept != null) {
            try {
                return exchange(kept, head.duplicate(), body.duplicate(), until);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (kept.hasBegun() || closed) {
                    throw e;
                }
            }
        }
        return exchange(connect(until), head, body, until);
    }

    /** The connection of the last request, if another can follow: a byte or an end that nobody asked for forbids it. */
    private @Nullable AnswerReader kept() throws IOException {
        AnswerReader last = reader;
        if (last == null) {
            return null;
        }
        try {
            if (clock.nanoTime() - connectedNanos < endpoint.maxAge().toNanos() && !last.isSomethingThere()) {
                return last;
            }
        } catch (IOException e) {
            // it is of no use, as if it had ended
        }
        drop();
        return null;
    }

    private AnswerReader connect(long until) throws IOException {
        Wire connected = endpoint.connect(until, clock, this::opened);
        AnswerReader answers = new AnswerReader(connected);
        wire = connected;
        reader = answers;
        connectedNanos = clock.nanoTime();
        return answers;
    }

    private void opened(SocketWire opened) {
        socket = opened;
        if (closed) {
            drop();
        }
    }

    private Answer exchange(AnswerReader answers, ByteBuffer head, ByteBuffer body, long until) throws IOException {
        boolean reusable = false;
        try {
            IOException cut = null;
            boolean sent = false;
            try {
                sent = send(head, answers, until) && send(body, answers, until);
            } catch (SocketTimeoutException | ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                // A server may refuse, say why and close, while we are still sending.
                cut = e;
            }
            Answer answer = answer(answers, cut, until);
            if (answer.isSuccess() && !sent) {
                throw new IOException(endpoint.authority() + " answered before it had all of the request");
            }
            reusable = sent && answer.reusable();
            return answer;
        } catch (SocketTimeoutException e) {
            SocketTimeoutException timeout =
                    new SocketTimeoutException("no answer in time from " + endpoint.authority());
            timeout.initCause(e);
            throw timeout;
        } finally {
            if (!reusable) {
                drop();
            }
        }
    }

    private static Answer answer(AnswerReader answers, @Nullable IOException cut, long until) throws IOException {
        try {
            return answers.read(until);
        } catch (IOException e) {
            if (cut != null) {
                cut.addSuppressed(e);
                throw cut;
            }
            throw e;
        }
    }

    /** Sends until all is out or the server has something to say; answers whether all is out. */
    private boolean send(ByteBuffer bytes, AnswerReader answers, long until) throws IOException {
        Wire to = wire;
        if (to == null) {
            throw new ClosedChannelException();
        }
        while (!to.write(bytes)) {
            if (answers.isSomethingThere()) {
                return false;
            }
            to.await(SelectionKey.OP_READ | SelectionKey.OP_WRITE, until);
        }
        return true;
    }

    private void drop() {
        SocketWire open = socket;
        socket = null;
        wire = null;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // nothing is left to be done with it
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        SocketWire open = socket;
        if (open != null) {
            open.close();
        }
    }
}
