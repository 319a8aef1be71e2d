package badger.modules.memory;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Numbered;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.MemInfo;
import badger.proc.VmStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Memory of every NUMA node, and where allocations went: {@code meminfo} and {@code numastat} of its folder. */
final class NumaPart implements Part {
    private static final Map<String, String> EVENTS = Map.of(
            "numa_hit", "pages allocated here as wanted, per second",
            "numa_miss", "pages allocated here though wanted elsewhere, per second",
            "numa_foreign", "pages wanted here and allocated elsewhere, per second",
            "interleave_hit", "pages allocated here to interleave, per second",
            "local_node", "pages allocated here by processes that ran here, per second",
            "other_node", "pages allocated here by processes that ran elsewhere, per second");

    private final ModuleContext context;
    private final Instances<Gauges> gauges;
    private final Numbered nodes;

    NumaPart(ModuleContext context) {
        this.context = context;
        gauges = context.schema().instances("node", Gauges::new);
        nodes = new Numbered(context.paths().sys().resolve("devices/system/node"), "node", Node::new, context);
    }

    @Override
    public void read(Tick tick) {
        nodes.read(tick);
    }

    @Override
    public void close() {
        nodes.close();
    }

    /** The files of one node. */
    private final class Node implements Part {
        private final String number;
        private final MemInfo meminfo;
        private final VmStat numastat;

        private Node(Path folder) {
            number = folder.getFileName().toString().substring("node".length());
            meminfo = new MemInfo(folder.resolve("meminfo"));
            numastat = new VmStat(folder.resolve("numastat"));
        }

        @Override
        public void read(Tick tick) throws IOException {
            meminfo.read();
            numastat.read();
            gauges.at(number).set(meminfo, numastat);
            Readings.tell(meminfo.problem(), context);
            Readings.tell(numastat.problem(), context);
        }

        @Override
        public void close() {
            meminfo.close();
            numastat.close();
        }
    }

    /** The series of one node. */
    private static final class Gauges {
        private final Schema schema;
        private final MemInfoGauges memory;
        private final Map<String, Counter> events = new HashMap<>();

        private Gauges(Schema schema) {
            this.schema = schema;
            memory = new MemInfoGauges(schema, "numa.");
        }

        private void set(MemInfo meminfo, VmStat numastat) {
            memory.set(meminfo);
            for (int row = 0; row < numastat.size(); row++) {
                String name = numastat.name(row);
                String meaning = EVENTS.get(name);
                if (meaning != null) {
                    Readings.set(event(name, meaning), numastat.value(row));
                }
            }
        }

        private Counter event(String name, String meaning) {
            Counter known = events.get(name);
            if (known == null) {
                known = schema.counter("numa." + name, "", meaning);
                events.put(name, known);
            }
            return known;
        }
    }
}
