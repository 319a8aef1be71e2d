package badger.natives;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A socket in the file system that other programs write datagrams to, which Java itself does not have. One thread receives; any may close it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
 */
public final class UnixDatagrams implements AutoCloseable {
    /** The longest path, in bytes: {@code sun_path} of {@code struct sockaddr_un} holds one more. */
    public static final int LONGEST_PATH = 107;

    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SHUT_RD = 0;
    /** Has recvfrom tell how long a datagram was, also if not all of it found room. */
    private static final int MSG_TRUNC = 0x20;

    private final String what;
    private final ByteBuffer buffer;
    private final long address;
    private final long descriptor;
    private boolean receiving;
    private boolean closed;

    /**
     * Makes the socket, whose path must be free.
     *
     * @param path where
     * @param longest how much of a datagram is received at most, in bytes
     * @param kept how much may wait in the kernel, in bytes; it gives no more than net.core.rmem_max
     * @throws IOException if the path is too long, or the kernel refuses
     */
    public UnixDatagrams(Path path, int longest, int kept) throws IOException {
        what = path.toString();
        ByteBuffer name = address(what);
        buffer = ByteBuffer.allocateDirect(Math.max(longest, name.remaining())).order(ByteOrder.nativeOrder());
        address = MemorySegment.ofBuffer(buffer).address();
        descriptor = SystemCall.SOCKET.call(what, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        try {
            buffer.putInt(0, kept);
            SystemCall.SETSOCKOPT.call(what, descriptor, SOL_SOCKET, SO_RCVBUF, address, Integer.BYTES);
            int length = name.remaining();
            buffer.put(0, name, 0, length);
            SystemCall.BIND.call(what, descriptor, address, length);
        } catch (IOException e) {
            release();
            throw e;
        }
    }

    /** {@code struct sockaddr_un}: the family, and the path with a zero byte at its end. */
    static ByteBuffer address(String path) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_PATH) {
            throw new IOException(path + ": the path of a socket has " + LONGEST_PATH + " bytes at the most, this has "
                    + name.length);
        }
        return ByteBuffer.allocate(Short.BYTES + name.length + 1)
                .order(ByteOrder.nativeOrder())
                .putShort((short) AF_UNIX)
                .put(name)
                .put((byte) 0)
                .flip();
    }

    /**
     * Waits for a datagram.
     *
     * @param into takes as much of it as there is room for
     * @return how long it is, which may be more than that; -1 if the socket was closed
     * @throws IOException if the kernel gives none
     */
    public int receive(byte[] into) throws IOException {
        synchronized (this) {
            if (closed) {
                return -1;
            }
            receiving = true;
        }
        try {
            int length = (int) SystemCall.RECVFROM.call(what, descriptor, address, buffer.capacity(), MSG_TRUNC);
            buffer.get(0, into, 0, Math.min(Math.min(length, into.length), buffer.capacity()));
            return isClosed() ? -1 : length;
        } finally {
            stopReceiving();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void stopReceiving() {
        receiving = false;
        if (closed) {
            release();
        }
    }

    /** Ends the waiting of another thread, which then closes the descriptor: whose number must not be another file's before that. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!receiving) {
            release();
            return;
        }
        try {
            SystemCall.SHUTDOWN.call(what, descriptor, SHUT_RD);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void release() {
        try {
            SystemCall.CLOSE.call(what, descriptor);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
