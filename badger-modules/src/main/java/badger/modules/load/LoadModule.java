package badger.modules.load;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.LoadAvg;
import badger.proc.ProcValue;
import java.io.IOException;

/** Load averages: {@code /proc/loadavg}. */
final class LoadModule implements StatModule {
    private final ModuleContext context;
    private final LoadAvg loadavg;
    private final DoubleGauge one;
    private final DoubleGauge five;
    private final DoubleGauge fifteen;
    private final LongGauge runnable;
    private final LongGauge total;

    LoadModule(ModuleContext context) {
        this.context = context;
        loadavg = new LoadAvg(context.paths().proc().resolve("loadavg"));
        Schema schema = context.schema();
        one = schema.floatingGauge("load.one", "", "threads that run or wait for CPU or disk, mean of about 1 minute");
        five = schema.floatingGauge("load.five", "", "the same, mean of about 5 minutes");
        fifteen = schema.floatingGauge("load.fifteen", "", "the same, mean of about 15 minutes");
        runnable = schema.gauge("load.runnable_entities", "", "threads that run or are ready to");
        total = schema.gauge("load.total_entities", "", "threads there are");
    }

    @Override
    public void collect(Tick tick) throws IOException {
        loadavg.read();
        set(one, loadavg.one());
        set(five, loadavg.five());
        set(fifteen, loadavg.fifteen());
        Readings.set(runnable, loadavg.runnable());
        Readings.set(total, loadavg.total());
        Readings.tell(loadavg.problem(), context);
    }

    private static void set(DoubleGauge gauge, double value) {
        if (value != ProcValue.ABSENT) {
            gauge.set(value);
        }
    }

    @Override
    public void close() {
        loadavg.close();
    }
}
