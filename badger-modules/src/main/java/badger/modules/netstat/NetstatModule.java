package badger.modules.netstat;

import badger.core.spi.HostPaths;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.NetworkNamespace;
import badger.modules.Parts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What the protocols of the network count: {@code /proc/net/snmp}, {@code netstat}, {@code snmp6} and their neighbours. */
final class NetstatModule implements StatModule {
    private final Parts parts;

    NetstatModule(NetstatConfig config, ModuleContext context) {
        parts = new Parts(context);
        Path net = context.paths().net();
        Duration dear = config.dearInterval();
        ProtocolSeries series = new ProtocolSeries(context.schema(), config.everyCounter());
        parts.add(new SnmpPart(net.resolve("snmp"), dear, series, context));
        parts.addWhereThere(new SnmpPart(net.resolve("netstat"), dear, series, context));
        parts.addWhereThere(new Snmp6Part(net.resolve("snmp6"), dear, series, context));
        SocketSeries sockets = new SocketSeries(context.schema());
        parts.addWhereThere(new SockStatPart(net.resolve("sockstat"), dear, sockets, context));
        parts.addWhereThere(new SockStatPart(net.resolve("sockstat6"), dear, sockets, context));
        parts.addWhereThere(new SoftnetPart(net.resolve("softnet_stat"), dear, context));
        parts.addWhereThere(new ConntrackPart(context));
        parts.addWhereThere(NeighbourPart.arp(context));
        parts.addWhereThere(NeighbourPart.ndisc(context));
        if (config.connections() || config.qdiscs()) {
            addAsked(config, context);
        }
    }

    /** What is asked for by a system call: the kernel answers for the network namespace of whoever asks, and for no other. */
    private void addAsked(NetstatConfig config, ModuleContext context) {
        HostPaths paths = context.paths();
        if (NetworkNamespace.differ(paths.self().resolve("net/dev"), paths.net().resolve("dev"))) {
            context.problem(new IOException(
                    "\"connections\" and \"qdiscs\" are left out: the agent is not in the host's network"
                            + " namespace, and the kernel tells of no other (Docker: --network=host)"));
            return;
        }
        if (config.connections()) {
            parts.add(new ConnectionsPart(context));
        }
        if (config.qdiscs()) {
            parts.add(new QdiscPart(config.dearInterval(), context));
        }
    }

    @Override
    public void collect(Tick tick) {
        parts.read(tick);
    }

    @Override
    public void close() {
        parts.close();
    }
}
