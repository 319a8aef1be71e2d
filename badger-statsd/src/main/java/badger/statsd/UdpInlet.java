package badger.statsd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** A UDP port. */
final class UdpInlet implements Inlet {
    private final String host;
    private final int port;
    private final int kept;
    private final byte[] packet = new byte[LONGEST];
    private final ByteBuffer buffer = ByteBuffer.wrap(packet);
    private @Nullable DatagramChannel channel;
    private boolean closed;

    /**
     * A port that is not open yet.
     *
     * @param host the name or address of the interface
     * @param port the number; 0 is any that is free
     * @param kept how much may wait in the kernel, in bytes; it gives no more than net.core.rmem_max
     */
    UdpInlet(String host, int port, int kept) {
        this.host = host;
        this.port = port;
        this.kept = kept;
    }

    @Override
    public void open() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
        synchronized (this) {
            if (closed) {
                return;
            }
            if (channel != null) {
                channel.close();
            }
            channel = bound(address);
        }
    }

    private DatagramChannel bound(InetSocketAddress address) throws IOException {
        DatagramChannel opened = DatagramChannel.open();
        try {
            opened.setOption(StandardSocketOptions.SO_RCVBUF, kept);
            return opened.bind(address);
        } catch (IOException e) {
            opened.close();
            throw new IOException(this + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens; null if it is not open. */
    @Nullable
    SocketAddress address() throws IOException {
        DatagramChannel present = current();
        return present == null ? null : present.getLocalAddress();
    }

    private synchronized @Nullable DatagramChannel current() {
        return closed ? null : channel;
    }

    @Override
    public byte[] packet() {
        return packet;
    }

    @Override
    public int receive() throws IOException {
        DatagramChannel present = current();
        if (present == null) {
            return -1;
        }
        buffer.clear();
        try {
            present.receive(buffer);
        } catch (ClosedChannelException e) {
            // by close, or because its thread was interrupted: both mean that nobody wants packets any more
            return -1;
        }
        return buffer.position();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public String toString() {
        return "udp " + host + ':' + port;
    }
}
