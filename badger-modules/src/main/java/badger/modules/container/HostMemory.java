package badger.modules.container;

import static badger.proc.ProcValue.ABSENT;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.MemInfo;
import java.io.IOException;

/** Memory of the whole host, in the terms of control groups: {@code /proc/meminfo}. */
final class HostMemory implements Part {
    private static final long BYTES_PER_KIB = 1024;

    private final ModuleContext context;
    private final Instances<HostSeries> series;
    private final MemInfo meminfo;

    HostMemory(Instances<HostSeries> series, ModuleContext context) {
        this.context = context;
        this.series = series;
        meminfo = new MemInfo(context.paths().proc().resolve("meminfo"));
    }

    @Override
    public void read(Tick tick) throws IOException {
        meminfo.read();
        HostSeries host = series.at(HostSeries.HOST);
        long total = bytes("MemTotal");
        long free = bytes("MemFree");
        long inactive = bytes("Inactive(file)");
        Readings.set(host.memoryLimit, total);
        if (total != ABSENT && free != ABSENT && free <= total) {
            host.memoryUsage.set(total - free);
            if (inactive != ABSENT) {
                host.workingSet.set(Math.max(0, total - free - inactive));
            }
        }
        Readings.tell(meminfo.problem(), context);
    }

    private long bytes(String key) {
        for (int row = 0; row < meminfo.size(); row++) {
            if (meminfo.key(row).equals(key)) {
                long value = meminfo.value(row);
                return value <= Long.MAX_VALUE / BYTES_PER_KIB && value >= 0 ? value * BYTES_PER_KIB : ABSENT;
            }
        }
        return ABSENT;
    }

    @Override
    public void close() {
        meminfo.close();
    }
}
