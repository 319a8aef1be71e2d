package badger.modules.threads;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.LoadAvg;
import badger.proc.NumberFile;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All threads of the host against the lower of two limits, since every thread takes a process id as well:
 * {@code /proc/loadavg}, {@code /proc/sys/kernel/threads-max} and {@code pid_max}.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/sysctl/kernel.html">Documentation/admin-guide/sysctl/kernel.rst</a>
 */
final class ThreadTotal implements Part {
    private static final double MILLIONTHS = 1e6;

    private final ModuleContext context;
    private final LoadAvg loadavg;
    private final NumberFile threadsMax;
    private final NumberFile pidMax;
    private final LongGauge total;
    private final LongGauge limit;
    private final LongGauge pidLimit;
    private final DoubleGauge used;

    ThreadTotal(ModuleContext context) {
        this.context = context;
        Path proc = context.paths().proc();
        loadavg = new LoadAvg(proc.resolve("loadavg"));
        threadsMax = new NumberFile(proc.resolve("sys/kernel/threads-max"));
        pidMax = new NumberFile(proc.resolve("sys/kernel/pid_max"));
        Schema schema = context.schema();
        total = schema.gauge("threads.total", "", "threads there are");
        limit = schema.gauge("threads.limit", "", "threads there may be (threads-max)");
        pidLimit = schema.gauge("threads.pid_limit", "", "ids there are for threads (pid_max)");
        used = schema.floatingGauge("threads.used", "percent", "threads there are, of the lower limit");
    }

    @Override
    public void read(Tick tick) throws IOException {
        loadavg.read();
        Readings.set(total, loadavg.total());
        Readings.tell(loadavg.problem(), context);
        threadsMax.read();
        Readings.set(limit, threadsMax.value());
        pidMax.read();
        Readings.set(pidLimit, pidMax.value());
        long lower = Math.min(threadsMax.value(), pidMax.value());
        if (loadavg.total() != ProcValue.ABSENT && lower > 0) {
            used.set(Math.rint(100 * MILLIONTHS * loadavg.total() / lower) / MILLIONTHS);
        }
    }

    @Override
    public void close() {
        loadavg.close();
        threadsMax.close();
        pidMax.close();
    }
}
