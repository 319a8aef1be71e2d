package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidNetDev;
import badger.proc.PidNetNamespace;
import badger.proc.PidStat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What groups receive and send, as far as their network namespaces tell: the kernel counts the bytes of interfaces, not of
 * processes. A group's traffic is known if all its members are in namespaces in which nobody else is.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network_namespaces(7)</a>
 */
final class NetworkDetail implements Detail {
    private final ModuleContext context;
    private final PidNetNamespace link;
    private final GuardedFile linkFile;
    private final PidNetDev traffic;
    private final Map<Long, NetNamespace> byNumber = new HashMap<>();
    private final List<NetNamespace> all = new ArrayList<>();
    private int groups;
    private boolean everyoneKnown;
    private @Nullable NetNamespace namespace;

    NetworkDetail(GuardedFiles guarded) {
        context = guarded.context();
        link = new PidNetNamespace(guarded.proc());
        linkFile = guarded.namespace(link);
        traffic = new PidNetDev(guarded.proc());
    }

    @Override
    public void begin(Tick tick) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).begin();
        }
        everyoneKnown = true;
    }

    /** Looks at which namespace a process is in, of whatever group or none. */
    void look(Process process) {
        Outcome outcome = linkFile.read(process);
        process.inNamespace(outcome == Outcome.READ ? at(link.number()) : null, outcome != Outcome.UNKNOWN);
    }

    private NetNamespace at(long number) {
        NetNamespace known = byNumber.get(number);
        if (known == null) {
            known = new NetNamespace(number);
            byNumber.put(number, known);
            all.add(known);
        }
        return known;
    }

    @Override
    public void read(Process process, PidStat stat) {
        namespace = process.namespace();
    }

    /** Counts who is in which namespace, when all members have been read. */
    void count(ProcessTable table) {
        for (int i = 0; i < table.size(); i++) {
            Process process = table.at(i);
            if (process.hasEnded()) {
                continue;
            }
            NetNamespace in = process.namespace();
            if (in != null) {
                in.count();
            }
            // it may be in any
            everyoneKnown &= process.isNamespaceKnown();
        }
        forgetEmpty();
    }

    private void forgetEmpty() {
        int kept = 0;
        for (int i = 0; i < all.size(); i++) {
            NetNamespace one = all.get(i);
            if (one.isEmpty()) {
                byNumber.remove(one.number());
            } else {
                all.set(kept++, one);
            }
        }
        if (kept < all.size()) {
            all.subList(kept, all.size()).clear();
        }
    }

    private void readTraffic(NetNamespace of) {
        if (!of.isUntried()) {
            return;
        }
        try {
            if (traffic.read(of.pid())) {
                of.traffic(traffic.received(), traffic.sent());
                Readings.tell(traffic.problem(), context);
            }
        } catch (IOException e) {
            context.problem(e);
        }
    }

    @Override
    public Tally tally(Schema schema) {
        return new NetworkTally(schema, groups++);
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** The series of one group. */
    private final class NetworkTally implements Tally {
        private final int group;
        private final MemberSum received;
        private final MemberSum sent;

        private NetworkTally(Schema schema, int group) {
            this.group = group;
            received = new MemberSum(schema.sum(
                    "proc.net_rx_bytes", "B", "bytes received in the group's own network namespaces, per second"));
            sent = new MemberSum(schema.sum(
                    "proc.net_tx_bytes", "B", "bytes sent from the group's own network namespaces, per second"));
        }

        @Override
        public void begin() {
            received.begin();
            sent.begin();
        }

        @Override
        public void add(Process process) {
            if (namespace != null) {
                namespace.count(group, process);
            }
        }

        @Override
        public void end(long jiffies) {
            if (!everyoneKnown) {
                return;
            }
            boolean any = false;
            for (int i = 0; i < all.size(); i++) {
                NetNamespace one = all.get(i);
                if (!one.hasAny(group)) {
                    continue;
                }
                if (!one.isOf(group)) {
                    return;
                }
                any = true;
                readTraffic(one);
                received.add(one.number(), 0, one.received());
                sent.add(one.number(), 0, one.sent());
            }
            if (any) {
                received.end();
                sent.end();
            }
        }
    }
}
