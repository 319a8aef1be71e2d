package badger.modules.netstat;

import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.natives.TcpConnections;
import badger.natives.TcpConnections.State;
import badger.proc.NetSnmp;
import badger.proc.ProcValue;
import badger.proc.SockStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections of TCP by state. Those that may be a million are taken from the kernel's own counts, and only the others are asked
 * for one by one: see {@link TcpConnections}.
 */
final class ConnectionsPart implements Part {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration DEAR = Duration.ofSeconds(60);

    private final NetSnmp snmp;
    private final SockStat sockstat;
    private final ReadPace pace;
    private final Map<State, String> names = new EnumMap<>(State.class);
    private final Instances<LongGauge> connections;
    private @Nullable TcpConnections sockets;

    ConnectionsPart(ModuleContext context) {
        Path net = context.paths().net();
        snmp = new NetSnmp(net.resolve("snmp"));
        sockstat = new SockStat(net.resolve("sockstat"));
        pace = ReadPace.seldom(net.resolve("tcp"), USUAL, DEAR);
        connections = context.schema()
                .instances(
                        "state", schema -> schema.gauge("net.tcp.connections", "", "connections of TCP in this state"));
        for (State state : State.values()) {
            names.put(state, state.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        TcpConnections asked = sockets;
        if (asked == null) {
            asked = new TcpConnections();
            sockets = asked;
        }
        asked.read();
        snmp.read();
        sockstat.read();
        pace.read(tick, asked.kernelNanos());
        TcpConnections counts = asked;
        names.forEach((state, name) -> Readings.set(connections.at(name), count(counts, state)));
    }

    private long count(TcpConnections asked, State state) {
        return switch (state) {
            case ESTABLISHED -> less(value(snmp, "Tcp.CurrEstab"), asked.count(State.CLOSE_WAIT));
            case TIME_WAIT -> less(value(sockstat, "TCP.tw"), asked.finWait2Tails());
            default -> asked.count(state);
        };
    }

    /** The two were counted one after the other: a difference below 0 is 0. */
    private static long less(long whole, long part) {
        return whole == ProcValue.ABSENT ? ProcValue.ABSENT : Math.max(0, whole - part);
    }

    private static long value(NetSnmp file, String name) {
        for (int row = 0; row < file.size(); row++) {
            if (file.name(row).equals(name)) {
                return file.value(row);
            }
        }
        return ProcValue.ABSENT;
    }

    private static long value(SockStat file, String name) {
        for (int row = 0; row < file.size(); row++) {
            if (file.name(row).equals(name)) {
                return file.value(row);
            }
        }
        return ProcValue.ABSENT;
    }

    @Override
    public void close() {
        snmp.close();
        sockstat.close();
        if (sockets != null) {
            sockets.close();
        }
    }
}
