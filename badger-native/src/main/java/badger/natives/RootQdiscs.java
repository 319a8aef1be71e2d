package badger.natives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The queueing disciplines of this network namespace's interfaces, each interface's outermost one, in whose numbers those below it are
 * contained: what waits to be sent, and what was dropped. An interface without a queue ({@code noqueue}) has none.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7), RTM_GETQDISC</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/include/uapi/linux/gen_stats.h">include/uapi/linux/gen_stats.h</a>
 */
@SuppressWarnings("EnumOrdinal") // a column's place in a row
public final class RootQdiscs implements AutoCloseable {
    /** What is known of one; counts have 32 bits and grow since it was set up. */
    public enum Column {
        /** Packets that wait now. */
        QLEN,
        /** Bytes that wait now. */
        BACKLOG,
        /** Packets dropped. */
        DROPS,
        /** Packets that the driver gave back, and that were queued again. */
        REQUEUES,
        /** Times that a packet had to wait for a limit of rate. */
        OVERLIMITS
    }

    private static final int NETLINK_ROUTE = 0;
    private static final short RTM_GETQDISC = 38;
    private static final int TC_H_ROOT = -1;
    private static final short TCA_KIND = 1;
    private static final short TCA_STATS2 = 7;
    private static final short TCA_STATS_QUEUE = 3;

    /** {@code struct tcmsg}: family, then interface, handle, parent. */
    private static final int REQUEST = 20;

    private static final int INTERFACE = 4;
    private static final int PARENT = 12;

    /** {@code struct rtattr}: its length and type. */
    private static final int ATTRIBUTE = 4;

    private static final int TYPE_MASK = 0x3fff;
    private static final byte[] NOQUEUE = {'n', 'o', 'q', 'u', 'e', 'u', 'e', 0};
    private static final int COLUMNS = Column.values().length;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final NetlinkSocket socket;
    private final ByteBuffer request = ByteBuffer.allocate(REQUEST).order(ByteOrder.nativeOrder());
    private final NetlinkSocket.Message taken = this::take;
    private int[] interfaces = new int[8];
    private long[] values = new long[8 * COLUMNS];
    private int size;
    private long kernelNanos;

    /**
     * Opens the way to the kernel.
     *
     * @throws IOException if the kernel has none
     */
    public RootQdiscs() throws IOException {
        socket = new NetlinkSocket("queueing disciplines", NETLINK_ROUTE);
    }

    /**
     * Asks for them.
     *
     * @throws IOException if the kernel refuses
     */
    public void read() throws IOException {
        size = 0;
        long begin = System.nanoTime();
        socket.dump(RTM_GETQDISC, request.clear(), taken);
        kernelNanos = System.nanoTime() - begin;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of the interface of one: {@code /sys/class/net/NAME/ifindex}. */
    public int interfaceIndex(int row) {
        return interfaces[row];
    }

    /** A number of one. */
    public long value(int row, Column column) {
        return values[row * COLUMNS + column.ordinal()];
    }

    /** What the last read took, in nanoseconds. */
    public long kernelNanos() {
        return kernelNanos;
    }

    private void take(ByteBuffer buffer, int from, int to) {
        if (to - from < REQUEST || buffer.getInt(from + PARENT) != TC_H_ROOT) {
            return;
        }
        int statistics = attribute(buffer, from + REQUEST, to, TCA_STATS2);
        int kind = attribute(buffer, from + REQUEST, to, TCA_KIND);
        if (statistics < 0 || kind < 0 || stands(buffer, kind, NOQUEUE)) {
            return;
        }
        int queue = attribute(buffer, statistics + ATTRIBUTE, end(buffer, statistics), TCA_STATS_QUEUE);
        if (queue < 0 || end(buffer, queue) - queue < ATTRIBUTE + COLUMNS * Integer.BYTES) {
            return;
        }
        if (size == interfaces.length) {
            interfaces = Arrays.copyOf(interfaces, 2 * size);
            values = Arrays.copyOf(values, 2 * values.length);
        }
        interfaces[size] = buffer.getInt(from + INTERFACE);
        for (int column = 0; column < COLUMNS; column++) {
            values[size * COLUMNS + column] = buffer.getInt(queue + ATTRIBUTE + column * Integer.BYTES) & UNSIGNED;
        }
        size++;
    }

    /** Where an attribute of this type is between two places; -1 if it is not there. */
    private static int attribute(ByteBuffer buffer, int from, int to, short type) {
        int at = from;
        while (at + ATTRIBUTE <= to) {
            int length = Short.toUnsignedInt(buffer.getShort(at));
            if (length < ATTRIBUTE || length > to - at) {
                return -1;
            }
            if ((buffer.getShort(at + 2) & TYPE_MASK) == type) {
                return at;
            }
            at += (length + 3) & ~3;
        }
        return -1;
    }

    private static int end(ByteBuffer buffer, int attribute) {
        return attribute + Short.toUnsignedInt(buffer.getShort(attribute));
    }

    private static boolean stands(ByteBuffer buffer, int attribute, byte[] word) {
        if (end(buffer, attribute) - attribute - ATTRIBUTE != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (buffer.get(attribute + ATTRIBUTE + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        socket.close();
    }
}
