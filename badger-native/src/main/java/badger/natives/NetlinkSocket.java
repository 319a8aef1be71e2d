package badger.natives;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket to a part of the kernel that answers with a list.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
 */
final class NetlinkSocket implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    /** {@code struct nlmsghdr}: its size, then where it says what. */
    static final int HEADER = 16;

    private static final int TYPE = 4;
    private static final int SEQUENCE = 8;

    private static final short REQUEST_DUMP = 0x301;
    private static final int ERROR = 2;
    private static final int DONE = 3;

    /** What the kernel fills at a time at most: NLMSG_GOODSIZE and MAX_SKB in af_netlink.c. */
    private static final int BUFFER = 32 * 1024;

    private static final long TIMEOUT_SECONDS = 1;

    private final String what;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
    private final long address = MemorySegment.ofBuffer(buffer).address();
    private final long descriptor;
    private int sequence;
    private boolean closed;

    /** Takes one message of an answer: the bytes of the buffer from a place on. */
    @FunctionalInterface
    interface Message {
        /**
         * Takes it.
         *
         * @param buffer holds it
         * @param from where what follows its header begins
         * @param to where it ends
         */
        void take(ByteBuffer buffer, int from, int to);
    }

    /**
     * Opens one.
     *
     * @param what its answers are about, for errors
     * @param protocol which part of the kernel: NETLINK_ROUTE is 0, NETLINK_SOCK_DIAG 4
     */
    NetlinkSocket(String what, int protocol) throws IOException {
        this.what = what;
        descriptor = SystemCall.SOCKET.call(what, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
        buffer.putLong(0, TIMEOUT_SECONDS).putLong(Long.BYTES, 0);
        try {
            SystemCall.SETSOCKOPT.call(what, descriptor, SOL_SOCKET, SO_RCVTIMEO, address, 2 * Long.BYTES);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Asks for a list and hands its messages on.
     *
     * @param type of the request
     * @param request what follows the header
     * @throws IOException if the kernel refuses, or what it says is no answer
     */
    void dump(short type, ByteBuffer request, Message message) throws IOException {
        int length = HEADER + request.remaining();
        buffer.clear();
        buffer.putInt(length)
                .putShort(type)
                .putShort(REQUEST_DUMP)
                .putInt(++sequence)
                .putInt(0)
                .put(request);
        SystemCall.SENDTO.call(what, descriptor, address, length);
        while (take((int) SystemCall.RECVFROM.call(what, descriptor, address, BUFFER), message)) {
            // one more datagram
        }
    }

    /** Takes what came in one datagram; whether more will come. */
    private boolean take(int length, Message message) throws IOException {
        int from = 0;
        while (from + HEADER <= length) {
            int size = buffer.getInt(from);
            if (size < HEADER || size > length - from) {
                throw new IOException(what + ": a message of " + size + " bytes in an answer with " + (length - from));
            }
            // an answer that came too late for its own question is not of this one
            if (buffer.getInt(from + SEQUENCE) == sequence) {
                int type = Short.toUnsignedInt(buffer.getShort(from + TYPE));
                // the end may tell of an error as well: what the kernel was built without is not there
                int errno = (type == DONE || type == ERROR) && size >= HEADER + Integer.BYTES
                        ? -buffer.getInt(from + HEADER)
                        : 0;
                if (errno > 0 || type == ERROR) {
                    throw new IOException(what + ": refused with errno " + errno + " (" + Errno.text(errno) + ')');
                }
                if (type == DONE) {
                    return false;
                }
                message.take(buffer, from + HEADER, from + size);
            }
            from += (size + 3) & ~3;
        }
        return true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            SystemCall.CLOSE.call(what, descriptor);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
