package badger.statsd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What other programs send as StatsD metrics. A window is what is received between two reads, an ordinary second: each metric's part of it is
 * shown in the frame of the tick that ends it.
 *
 * @see <a href="https://github.com/statsd/statsd/blob/master/docs/metric_types.md">StatsD Metric Types</a>
 * @see <a href="https://docs.datadoghq.com/extend/dogstatsd/datagram_shell/">DogStatsD, Datagram format</a>
 */
final class StatsdModule implements StatModule {
    private final ModuleContext context;
    private final long patienceNanos;
    private final ReceptionSeries own;
    private final MetricSeries series;
    private final Reception reception;
    private final List<Metric> shown = new ArrayList<>();
    private final List<Inlet> inlets;

    StatsdModule(StatsdConfig config, ModuleContext context) {
        this.context = context;
        patienceNanos = config.idle().toNanos();
        own = new ReceptionSeries(context.schema());
        series = new MetricSeries(context.schema(), config.prefix(), config.wanted());
        reception = new Reception(config.wanted(), Math.max(0, context.maxSeries() - ReceptionSeries.COUNT));
        inlets = inlets(config);
        for (Inlet inlet : inlets) {
            context.background(inlet.toString(), new Listener(inlet, reception));
        }
    }

    private static List<Inlet> inlets(StatsdConfig config) {
        List<Inlet> inlets = new ArrayList<>();
        if (config.port() > 0) {
            inlets.add(new UdpInlet(config.host(), config.port(), config.receiveBuffer()));
        }
        if (config.socket().isPresent()) {
            inlets.add(new UnixInlet(Path.of(config.socket().get()), config.receiveBuffer()));
        }
        return List.copyOf(inlets);
    }

    /** Where packets are handed over. */
    Reception reception() {
        return reception;
    }

    @Override
    public void collect(Tick tick) {
        int window = reception.turn(shown, own);
        boolean anyIdle = false;
        for (int i = 0; i < shown.size(); i++) {
            Metric metric = shown.get(i);
            metric.show(window, series, tick.nanoTime(), patienceNanos);
            anyIdle |= metric.isIdle();
        }
        if (anyIdle) {
            reception.letGo(shown);
            shown.removeIf(Metric::isGone);
        }
        TextFormatException complaint = reception.complaint();
        if (complaint != null) {
            context.problem(complaint);
        }
    }

    @Override
    public void close() throws IOException {
        for (Inlet inlet : inlets) {
            inlet.close();
        }
    }
}
