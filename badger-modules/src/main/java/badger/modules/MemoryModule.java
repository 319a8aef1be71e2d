package badger.modules;

import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.proc.MemInfo;
import badger.proc.ProcValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every key of {@code /proc/meminfo}, in bytes where the kernel counts in kB. */
final class MemoryModule implements StatModule {
    private static final long KILOBYTE = 1024;

    private final ModuleContext context;
    private final MemInfo meminfo;
    private final Map<String, LongGauge> gauges = new HashMap<>();

    MemoryModule(ModuleContext context) {
        this.context = context;
        meminfo = new MemInfo(context.paths().proc().resolve("meminfo"));
    }

    @Override
    public void collect(Tick tick) throws IOException {
        meminfo.read();
        for (int row = 0; row < meminfo.size(); row++) {
            long value = meminfo.value(row);
            if (value == ProcValue.ABSENT) {
                continue;
            }
            boolean kilobytes = meminfo.inKilobytes(row);
            if (!kilobytes) {
                gauge(meminfo.key(row), false).set(value);
            } else if (value <= Long.MAX_VALUE / KILOBYTE) {
                gauge(meminfo.key(row), true).set(value * KILOBYTE);
            }
        }
        Readings.tell(meminfo.problem(), context);
    }

    private LongGauge gauge(String key, boolean kilobytes) {
        LongGauge known = gauges.get(key);
        if (known == null) {
            known = context.schema().gauge("mem." + metric(key), kilobytes ? "B" : "", MemInfoKeys.meaning(key));
            gauges.put(key, known);
        }
        return known;
    }

    /** {@code Active(anon)} is {@code active_anon}, as in the original. */
    private static String metric(String key) {
        return key.toLowerCase(Locale.ROOT).replace('(', '_').replace(")", "");
    }

    @Override
    public void close() {
        meminfo.close();
    }
}
