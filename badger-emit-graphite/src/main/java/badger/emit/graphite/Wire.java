package badger.emit.graphite;

import badger.core.spi.Clock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One TCP connection: every wait ends by a deadline, and at once when another thread closes it. */
final class Wire implements Stream, AutoCloseable {
    /** What is written at once: four hundred points. */
    private static final int MOST_AT_ONCE = 16 * 1024;

    /** How much of what comes in is read, and thrown away, between two writes. */
    private static final int MOST_THROWN_AWAY = 64 * 1024;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    /** What the kernel takes bytes from: those in the heap the JDK would copy to such a buffer that it looks for at each write. */
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(MOST_AT_ONCE);

    private final ByteBuffer scrap = ByteBuffer.allocateDirect(4096);

    /** A wire that is not connected yet. */
    Wire(Clock clock) throws IOException {
        this.clock = clock;
        channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            selector = Selector.open();
            key = channel.register(selector, 0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void connect(InetSocketAddress address, long deadlineNanos) throws IOException {
        boolean connected = channel.connect(address);
        while (!connected) {
            if (!await(SelectionKey.OP_CONNECT, deadlineNanos)) {
                throw new SocketTimeoutException("no answer");
            }
            connected = channel.finishConnect();
        }
    }

    @Override
    public void write(ByteBuffer bytes, long deadlineNanos) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), MOST_AT_ONCE);
            outgoing.clear().put(0, bytes, bytes.position(), count).limit(count);
            bytes.position(bytes.position() + count);
            while (outgoing.hasRemaining()) {
                if (channel.write(outgoing) == 0 && !await(SelectionKey.OP_WRITE, deadlineNanos)) {
                    throw new SocketTimeoutException("it takes no more");
                }
            }
        }
    }

    /** Reads what there is, without waiting; -1 at the end. */
    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** Reads at least one byte; -1 at the end. */
    int receive(ByteBuffer into, long deadlineNanos) throws IOException {
        int count = channel.read(into);
        while (count == 0) {
            if (!await(SelectionKey.OP_READ, deadlineNanos)) {
                throw new SocketTimeoutException("no answer");
            }
            count = channel.read(into);
        }
        return count;
    }

    @Override
    public boolean hasEnded() throws IOException {
        int thrownAway = 0;
        while (thrownAway < MOST_THROWN_AWAY) {
            int count = channel.read(scrap.clear());
            if (count <= 0) {
                return count < 0;
            }
            thrownAway += count;
        }
        return false;
    }

    @Override
    public void finish(long deadlineNanos) throws IOException {
        channel.shutdownOutput();
        // Bytes that are still unread when a socket is closed make it a reset, which takes what was written with it.
        while (!hasEnded()) {
            if (!await(SelectionKey.OP_READ, deadlineNanos)) {
                throw new SocketTimeoutException("it does not end the connection");
            }
        }
    }

    @Override
    public void close() {
        try (selector) {
            channel.close();
        } catch (IOException e) {
            // There is nothing left to save in a socket that cannot be closed.
        }
    }

    /** Waits until something may be possible; false if the deadline has passed. */
    private boolean await(int operation, long deadlineNanos) throws IOException {
        long left = deadlineNanos - clock.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            key.interestOps(operation);
            selector.select(_ -> {}, left / NANOS_PER_MILLI + 1);
            if (Thread.currentThread().isInterrupted()) {
                // No wait would wait any more.
                throw new InterruptedIOException("interrupted");
            }
            return true;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new IOException("the connection was closed meanwhile", e);
        }
    }
}
