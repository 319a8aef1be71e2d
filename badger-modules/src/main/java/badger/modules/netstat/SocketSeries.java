package badger.modules.netstat;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.modules.Readings;
import java.util.HashMap;
import java.util.Map;

/** The series of {@code /proc/net/sockstat} and {@code sockstat6}, by the kernel's names for their numbers. */
final class SocketSeries {
    /** The kernel's name, ours, and what it is. */
    private static final String[][] USEFUL = {
        {"sockets.used", "net.sockets.used", "sockets of any kind"},
        {"TCP.inuse", "net.sockets.tcp_inuse", "sockets of TCP over IPv4 that are connected or listen"},
        {"TCP.orphan", "net.sockets.tcp_orphan", "connections of TCP that no process has any more"},
        {"TCP.tw", "net.sockets.tcp_tw", "connections of TCP in TIME_WAIT"},
        {"TCP.alloc", "net.sockets.tcp_alloc", "sockets of TCP in any state but TIME_WAIT, of all network namespaces"},
        {"TCP.mem", "net.sockets.tcp_mem", "pages of memory in the buffers of TCP, of all network namespaces"},
        {"UDP.inuse", "net.sockets.udp_inuse", "sockets of UDP over IPv4"},
        {"UDP.mem", "net.sockets.udp_mem", "pages of memory in the buffers of UDP, of all network namespaces"},
        {"TCP6.inuse", "net.sockets.tcp6_inuse", "sockets of TCP over IPv6 that are connected or listen"},
        {"UDP6.inuse", "net.sockets.udp6_inuse", "sockets of UDP over IPv6"},
    };

    private final Map<String, LongGauge> useful = new HashMap<>();

    SocketSeries(Schema schema) {
        for (String[] number : USEFUL) {
            useful.put(number[0], schema.gauge(number[1], "", number[2]));
        }
    }

    /** Sets a number that was read, if it is a useful one. */
    void set(String name, long value) {
        LongGauge gauge = useful.get(name);
        if (gauge != null) {
            Readings.set(gauge, value);
        }
    }
}
