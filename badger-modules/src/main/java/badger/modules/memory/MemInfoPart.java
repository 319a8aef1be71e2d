package badger.modules.memory;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.MemInfo;
import java.io.IOException;

/** Every key of {@code /proc/meminfo}. */
final class MemInfoPart implements Part {
    private final ModuleContext context;
    private final MemInfo meminfo;
    private final MemInfoGauges gauges;

    MemInfoPart(ModuleContext context) {
        this.context = context;
        meminfo = new MemInfo(context.paths().proc().resolve("meminfo"));
        gauges = new MemInfoGauges(context.schema(), "mem.");
    }

    @Override
    public void read(Tick tick) throws IOException {
        meminfo.read();
        gauges.set(meminfo);
        Readings.tell(meminfo.problem(), context);
    }

    @Override
    public void close() {
        meminfo.close();
    }
}
