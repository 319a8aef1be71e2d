package badger.emit.influx;

import badger.core.spi.Clock;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A plain TCP connection; closing it from another thread ends what waits on it. */
final class SocketWire implements Wire, Closeable {
    /** Java copies what is written into memory of its own, as much as is offered, and keeps that memory. */
    private static final int SLICE = 64 * 1024;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;
    private final SocketChannel channel;
    private final Selector selector;

    SocketWire(Clock clock) throws IOException {
        this.clock = clock;
        selector = Selector.open();
        try {
            channel = SocketChannel.open();
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    void connect(InetSocketAddress address, long until) throws IOException {
        channel.configureBlocking(false);
        // A request goes out in two pieces, head and body: the second must not wait for the first to be acknowledged.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, 0);
        if (!channel.connect(address)) {
            while (!channel.finishConnect()) {
                await(SelectionKey.OP_CONNECT, until);
            }
        }
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        int written;
        do {
            bytes.limit(Math.min(end, bytes.position() + SLICE));
            try {
                written = channel.write(bytes);
            } finally {
                bytes.limit(end);
            }
        } while (written > 0 && bytes.hasRemaining());
        return !bytes.hasRemaining();
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return channel.read(bytes);
    }

    @Override
    public void await(int operations, long until) throws IOException {
        long millis = Math.ceilDiv(until - clock.nanoTime(), NANOS_PER_MILLI);
        if (millis <= 0) {
            throw new SocketTimeoutException("not done in time");
        }
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            throw new ClosedChannelException();
        }
        try {
            key.interestOps(operations);
            selector.select(millis);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw closed(e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private static ClosedChannelException closed(RuntimeException cause) {
        ClosedChannelException closed = new ClosedChannelException();
        closed.initCause(cause);
        return closed;
    }

    @Override
    public void close() throws IOException {
        // The selector first: closing the channel alone does not wake who waits on it.
        try (channel) {
            selector.close();
        }
    }
}
