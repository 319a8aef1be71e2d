package badger.modules.netstat;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.proc.ProcValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series of the protocols' counters, by the kernel's names for these; those that are looked at first when a network is ill, and
 * all of them if that is asked for.
 *
 * @see <a href="https://docs.kernel.org/networking/snmp_counter.html">Documentation/networking/snmp_counter.rst</a>
 */
final class ProtocolSeries {
    private static final String ESTABLISHED = "Tcp.CurrEstab";

    /** The kernel's name, ours, and what it counts. */
    private static final String[][] USEFUL = {
        {"Ip.InReceives", "net.ip.in_receives", "packets of IPv4 received, per second"},
        {"Ip.InDiscards", "net.ip.in_discards", "good packets of IPv4 received and dropped, per second"},
        {"Ip.ForwDatagrams", "net.ip.forw_datagrams", "packets of IPv4 passed on, per second"},
        {"Ip.OutRequests", "net.ip.out_requests", "packets of IPv4 that this host wanted to send, per second"},
        {"Ip.OutDiscards", "net.ip.out_discards", "good packets of IPv4 dropped instead of sent, per second"},
        {"Ip6InReceives", "net.ip6.in_receives", "packets of IPv6 received, per second"},
        {"Ip6OutRequests", "net.ip6.out_requests", "packets of IPv6 that this host wanted to send, per second"},
        {"Icmp.InMsgs", "net.icmp.in_msgs", "messages of ICMP received, per second"},
        {"Icmp.OutMsgs", "net.icmp.out_msgs", "messages of ICMP sent, per second"},
        {"Tcp.ActiveOpens", "net.tcp.active_opens", "connections that this host began, per second"},
        {"Tcp.PassiveOpens", "net.tcp.passive_opens", "connections that others began, per second"},
        {"Tcp.AttemptFails", "net.tcp.attempt_fails", "connections that were begun and failed, per second"},
        {"Tcp.EstabResets", "net.tcp.estab_resets", "established connections that were reset, per second"},
        {"Tcp.InSegs", "net.tcp.in_segs", "segments received, per second"},
        {"Tcp.OutSegs", "net.tcp.out_segs", "segments sent, those sent again left out, per second"},
        {"Tcp.RetransSegs", "net.tcp.retrans_segs", "segments sent again, per second"},
        {"Tcp.InErrs", "net.tcp.in_errs", "bad segments received, per second"},
        {"Tcp.OutRsts", "net.tcp.out_rsts", "resets sent, per second"},
        {"TcpExt.ListenOverflows", "net.tcp.listen_overflows", "connections refused for a full accept queue, per second"
        },
        {"TcpExt.ListenDrops", "net.tcp.listen_drops", "connections a listener refused for any reason, per second"},
        {"TcpExt.SyncookiesSent", "net.tcp.syncookies_sent", "SYN cookies sent for a full SYN queue, per second"},
        {"TcpExt.TCPTimeouts", "net.tcp.timeouts", "retransmission timers that ran out, per second"},
        {"TcpExt.TCPSynRetrans", "net.tcp.syn_retrans", "SYN and SYN/ACK sent again, per second"},
        {"TcpExt.TCPBacklogDrop", "net.tcp.backlog_drop", "segments dropped for a full socket backlog, per second"},
        {"Udp.InDatagrams", "net.udp.in_datagrams", "datagrams of IPv4 delivered, per second"},
        {"Udp.NoPorts", "net.udp.no_ports", "datagrams of IPv4 to a port nobody had, per second"},
        {"Udp.InErrors", "net.udp.in_errors", "datagrams of IPv4 not delivered for any other reason, per second"},
        {"Udp.OutDatagrams", "net.udp.out_datagrams", "datagrams of IPv4 sent, per second"},
        {"Udp.RcvbufErrors", "net.udp.rcvbuf_errors", "datagrams of IPv4 dropped for a full receive buffer, per second"
        },
        {"Udp.SndbufErrors", "net.udp.sndbuf_errors", "datagrams of IPv4 dropped for a full send buffer, per second"},
        {"Udp6InDatagrams", "net.udp6.in_datagrams", "datagrams of IPv6 delivered, per second"},
        {
            "Udp6InErrors",
            "net.udp6.in_errors",
            "datagrams of IPv6 not delivered though somebody had the port, per second"
        },
        {"Udp6OutDatagrams", "net.udp6.out_datagrams", "datagrams of IPv6 sent, per second"},
        {"Udp6RcvbufErrors", "net.udp6.rcvbuf_errors", "datagrams of IPv6 dropped for a full receive buffer, per second"
        },
    };

    /** What does not count anything: settings, and numbers of now. */
    private static final Set<String> NO_COUNTERS = Set.of(
            ESTABLISHED,
            "Ip.Forwarding",
            "Ip.DefaultTTL",
            "MPTcpExt.MPCurrEstab",
            "Tcp.MaxConn",
            "Tcp.RtoAlgorithm",
            "Tcp.RtoMax",
            "Tcp.RtoMin");

    private final Map<String, Counter> useful = new HashMap<>();
    private final LongGauge established;
    private final @Nullable Instances<Counter> every;

    ProtocolSeries(Schema schema, boolean everyCounter) {
        for (String[] counter : USEFUL) {
            useful.put(counter[0], schema.counter(counter[1], "", counter[2]));
        }
        established =
                schema.gauge("net.tcp.curr_estab", "", "connections that are established or wait to be closed here");
        every = everyCounter
                ? schema.instances(
                        "counter", own -> own.counter("net.counter", "", "growth of the kernel's counter, per second"))
                : null;
    }

    /** The rows of one file, which mostly bear the same names as at the last read. */
    final class Rows {
        private @Nullable String[] names = new @Nullable String[64];
        private @Nullable Counter[] counters = new @Nullable Counter[64];

        void set(int row, String name, long value) {
            if (row == names.length) {
                names = Arrays.copyOf(names, 2 * row);
                counters = Arrays.copyOf(counters, 2 * row);
            }
            if (!name.equals(names[row])) {
                names[row] = name;
                counters[row] = useful.get(name);
            }
            Counter counter = counters[row];
            if (value == ProcValue.ABSENT) {
                return;
            }
            if (counter != null) {
                counter.set(value);
            } else if (name.equals(ESTABLISHED)) {
                established.set(value);
            }
            if (every != null && !NO_COUNTERS.contains(name)) {
                every.at(name).set(value);
            }
        }
    }
}
