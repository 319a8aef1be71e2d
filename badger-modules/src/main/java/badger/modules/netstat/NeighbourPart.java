package badger.modules.netstat;

import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.NeighbourStat;
import badger.proc.NeighbourStat.Column;
import badger.proc.NumberFile;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** The table of the neighbours' addresses (ARP, or that of IPv6), and how full it is: {@code /proc/net/stat/arp_cache} and {@code ndisc_cache}. */
final class NeighbourPart implements Part {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration DEAR = Duration.ofSeconds(60);

    private final ModuleContext context;
    private final NeighbourStat file;
    private final NumberFile limitFile;
    private final ReadPace pace;
    private final LongGauge entries;
    private final LongGauge limit;
    private final Sum failed;
    private final Sum discards;
    private final Sum fulls;

    private NeighbourPart(ModuleContext context, String name, String cache, String protocol, String version) {
        this.context = context;
        Path path = context.paths().net().resolve("stat").resolve(cache);
        file = new NeighbourStat(path);
        limitFile = new NumberFile(
                context.paths().proc().resolve("sys/net").resolve(protocol).resolve("neigh/default/gc_thresh3"));
        pace = ReadPace.seldom(path, USUAL, DEAR);
        Schema schema = context.schema();
        String metric = "net." + name;
        entries = schema.gauge(metric + ".entries", "", "neighbours of " + version + " whose addresses are kept");
        limit = schema.gauge(metric + ".limit", "", "neighbours of " + version + " that may be kept");
        failed = schema.sum(
                metric + ".res_failed", "", "requests for a neighbour's address that nobody answered, per second");
        discards = schema.sum(
                metric + ".unresolved_discards", "", "packets dropped for want of a neighbour's address, per second");
        fulls = schema.sum(metric + ".table_fulls", "", "neighbours not kept for a full table, per second");
    }

    /** Neighbours of IPv4. */
    static NeighbourPart arp(ModuleContext context) {
        return new NeighbourPart(context, "arp", "arp_cache", "ipv4", "IPv4");
    }

    /** Neighbours of IPv6. */
    static NeighbourPart ndisc(ModuleContext context) {
        return new NeighbourPart(context, "ndisc", "ndisc_cache", "ipv6", "IPv6");
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!pace.isDue(tick)) {
            return;
        }
        file.read();
        pace.read(tick, file.kernelNanos());
        Readings.set(entries, file.value(0, Column.ENTRIES));
        add(failed, Column.RES_FAILED);
        add(discards, Column.UNRESOLVED_DISCARDS);
        add(fulls, Column.TABLE_FULLS);
        Readings.tell(file.problem(), context);
        readLimit();
    }

    /** The kernel shows it to the host's own network namespace only. */
    private void readLimit() throws IOException {
        try {
            limitFile.read();
            Readings.set(limit, limitFile.value());
        } catch (NoSuchFileException e) {
            // absent, as what a kernel does not tell
        }
    }

    /** Adds up the cores', unless a kernel does not count that. */
    private void add(Sum sum, Column column) {
        for (int row = 0; row < file.size(); row++) {
            long value = file.value(row, column);
            if (value == ProcValue.ABSENT) {
                return;
            }
            sum.add(row, 0, value);
        }
        sum.set();
    }

    @Override
    public void close() {
        file.close();
        limitFile.close();
    }
}
