package badger.modules.netstat;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.natives.RootQdiscs;
import badger.natives.RootQdiscs.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits in the queues of the interfaces, and what was dropped there: see {@link RootQdiscs}. */
final class QdiscPart implements Part {
    /** How long the name of an interface is kept, which may be renamed, and how long it is left alone that one has none. */
    private static final long KNOWN_NANOS = 60_000_000_000L;

    private static final long UNKNOWN_NANOS = 10_000_000_000L;

    private final Path interfaces;
    private final ReadPace pace;
    private final Instances<Queue> queues;
    private final Map<Integer, String> names = new HashMap<>();
    private boolean namesRead;
    private long namesNanos;
    private @Nullable RootQdiscs qdiscs;

    QdiscPart(Duration dearInterval, ModuleContext context) {
        interfaces = context.paths().sys().resolve("class/net");
        pace = ReadPace.everyTick(interfaces, dearInterval);
        queues = context.schema().instances("interface", Queue::new);
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        RootQdiscs asked = qdiscs;
        if (asked == null) {
            asked = new RootQdiscs();
            qdiscs = asked;
        }
        asked.read();
        pace.read(tick, asked.kernelNanos());
        for (int row = 0; row < asked.size(); row++) {
            String name = name(asked.interfaceIndex(row), tick);
            if (name != null) {
                queues.at(name).set(asked, row);
            }
        }
    }

    /** The name of an interface; null if it has just come or gone, or is none of this host root's. */
    private @Nullable String name(int index, Tick tick) {
        String known = names.get(index);
        long age = tick.nanoTime() - namesNanos;
        if (namesRead && age < (known == null ? UNKNOWN_NANOS : KNOWN_NANOS)) {
            return known;
        }
        namesRead = true;
        namesNanos = tick.nanoTime();
        readNames();
        return names.get(index);
    }

    private void readNames() {
        names.clear();
        String[] folders = interfaces.toFile().list();
        for (String folder : folders == null ? new String[0] : folders) {
            try {
                String number = Files.readString(interfaces.resolve(folder).resolve("ifindex"));
                names.put(Integer.valueOf(number.strip()), folder);
            } catch (IOException | NumberFormatException e) {
                // no interface, or it has just gone
            }
        }
    }

    @Override
    public void close() {
        if (qdiscs != null) {
            qdiscs.close();
        }
    }

    private static final class Queue {
        private final LongGauge length;
        private final LongGauge backlog;
        private final Counter drops;
        private final Counter requeues;
        private final Counter overlimits;

        private Queue(Schema schema) {
            length = schema.gauge("net.qdisc.qlen", "", "packets that wait to be sent");
            backlog = schema.gauge("net.qdisc.backlog", "B", "bytes that wait to be sent");
            drops = schema.counter32("net.qdisc.drops", "", "packets dropped instead of queued, per second");
            requeues = schema.counter32("net.qdisc.requeues", "", "packets queued again, per second");
            overlimits = schema.counter32("net.qdisc.overlimits", "", "waits for a limit of rate, per second");
        }

        private void set(RootQdiscs from, int row) {
            length.set(from.value(row, Column.QLEN));
            backlog.set(from.value(row, Column.BACKLOG));
            drops.set(from.value(row, Column.DROPS));
            requeues.set(from.value(row, Column.REQUEUES));
            overlimits.set(from.value(row, Column.OVERLIMITS));
        }
    }
}
