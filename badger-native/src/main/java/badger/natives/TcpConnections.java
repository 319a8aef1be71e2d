package badger.natives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How many TCP sockets of this network namespace are in each state, IPv4 and IPv6 together, but for the two that may be a
 * million and that the kernel counts elsewhere: established ones ({@code CurrEstab} in {@code /proc/net/snmp} counts them and
 * those in CLOSE_WAIT) and those in TIME_WAIT ({@code tw} in {@code /proc/net/sockstat} counts them and the
 * {@link #finWait2Tails}).
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>
 */
public final class TcpConnections implements AutoCloseable {
    /** The kernel's states and its numbers for them: {@code include/net/tcp_states.h}. */
    public enum State {
        ESTABLISHED(1),
        SYN_SENT(2),
        SYN_RECV(3),
        FIN_WAIT1(4),
        FIN_WAIT2(5),
        TIME_WAIT(6),
        CLOSE(7),
        CLOSE_WAIT(8),
        LAST_ACK(9),
        LISTEN(10),
        CLOSING(11);

        private final int number;

        State(int number) {
            this.number = number;
        }

        private int bit() {
            return 1 << number;
        }
    }

    private static final int NETLINK_SOCK_DIAG = 4;
    private static final short SOCK_DIAG_BY_FAMILY = 20;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte IPPROTO_TCP = 6;

    /** {@code struct inet_diag_req_v2}: include/uapi/linux/inet_diag.h. */
    private static final int REQUEST = 56;

    /** {@code struct inet_diag_msg}: the state and the timer that runs are its second and third byte. */
    private static final int ANSWER = 72;

    /** The timer of what is kept for a while after the socket is gone. */
    private static final int TIMER_TIMEWAIT = 3;

    private static final int STATES = State.values().length;
    private static final int ASKED = (1 << (STATES + 1)) - 2 - State.ESTABLISHED.bit() - State.TIME_WAIT.bit();

    private final NetlinkSocket socket;
    private final long[] counts = new long[STATES + 1];
    private long finWait2Tails;
    private long kernelNanos;

    /**
     * Opens the way to the kernel.
     *
     * @throws IOException if the kernel has none
     */
    public TcpConnections() throws IOException {
        socket = new NetlinkSocket("TCP sockets by state", NETLINK_SOCK_DIAG);
    }

    /**
     * Counts.
     *
     * @throws IOException if the kernel refuses: it was built without tcp_diag
     */
    public void read() throws IOException {
        Arrays.fill(counts, 0);
        finWait2Tails = 0;
        long begin = System.nanoTime();
        socket.dump(SOCK_DIAG_BY_FAMILY, request(AF_INET), this::count);
        socket.dump(SOCK_DIAG_BY_FAMILY, request(AF_INET6), this::count);
        kernelNanos = System.nanoTime() - begin;
    }

    /** How many were in a state at the last read; 0 for the two that are not asked for. */
    public long count(State state) {
        return counts[state.number];
    }

    /** Those of FIN_WAIT2 whose socket is gone, so that the kernel keeps them with those in TIME_WAIT, and counts them there. */
    public long finWait2Tails() {
        return finWait2Tails;
    }

    /** What the last read took, in nanoseconds. */
    public long kernelNanos() {
        return kernelNanos;
    }

    private static ByteBuffer request(byte family) {
        ByteBuffer request = ByteBuffer.allocate(REQUEST).order(ByteOrder.nativeOrder());
        return request.put(0, family).put(1, IPPROTO_TCP).putInt(4, ASKED);
    }

    private void count(ByteBuffer buffer, int from, int to) {
        if (to - from < ANSWER) {
            return;
        }
        int state = buffer.get(from + 1);
        if (state > 0 && state <= STATES) {
            counts[state]++;
            if (state == State.FIN_WAIT2.number && buffer.get(from + 2) == TIMER_TIMEWAIT) {
                finWait2Tails++;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
