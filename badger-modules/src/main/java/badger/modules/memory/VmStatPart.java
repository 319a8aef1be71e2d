package badger.modules.memory;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.ProcValue;
import badger.proc.VmStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Paging, swapping, faults and reclaim: {@code /proc/vmstat}; all of its numbers if that is asked for. */
final class VmStatPart implements Part {
    private final ModuleContext context;
    private final VmStat vmstat;
    private final ReadPace pace;
    private final VmStatSums sums;
    private final @Nullable EveryEvent every;

    VmStatPart(boolean everyEvent, Duration dearInterval, ModuleContext context) {
        this.context = context;
        Path file = context.paths().proc().resolve("vmstat");
        vmstat = new VmStat(file);
        pace = ReadPace.everyTick(file, dearInterval);
        sums = new VmStatSums(context.schema());
        every = everyEvent ? new EveryEvent(context.schema()) : null;
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        vmstat.read();
        pace.read(tick, vmstat.kernelNanos());
        sums.set(vmstat);
        if (every != null) {
            every.set(vmstat);
        }
        Readings.tell(vmstat.problem(), context);
    }

    @Override
    public void close() {
        vmstat.close();
    }

    /** Each line as a series of its own. */
    private static final class EveryEvent {
        /** What grows from boot on although its name begins as that of a count of now. */
        private static final String[] GROWING = {
            "nr_dirtied",
            "nr_foll_pin_acquired",
            "nr_foll_pin_released",
            "nr_throttled_written",
            "nr_tlb_local_flush_all",
            "nr_tlb_local_flush_one",
            "nr_tlb_remote_flush",
            "nr_tlb_remote_flush_received",
            "nr_vmscan_immediate_reclaim",
            "nr_vmscan_write",
            "nr_written"
        };

        private final Instances<Counter> events;
        private final Instances<LongGauge> counts;

        private EveryEvent(Schema schema) {
            events = schema.instances(
                    "event", own -> own.counter("vmstat.event", "", "events, or pages moved, per second"));
            counts = schema.instances("count", own -> own.gauge("vmstat.count", "", "so many now, mostly pages"));
        }

        private void set(VmStat from) {
            for (int row = 0; row < from.size(); row++) {
                long value = from.value(row);
                if (value == ProcValue.ABSENT) {
                    continue;
                }
                String name = from.name(row);
                if (isCount(name)) {
                    counts.at(name).set(value);
                } else {
                    events.at(name).set(value);
                }
            }
        }

        private static boolean isCount(String name) {
            return name.startsWith("nr_") ? Arrays.binarySearch(GROWING, name) < 0 : name.equals("workingset_nodes");
        }
    }
}
