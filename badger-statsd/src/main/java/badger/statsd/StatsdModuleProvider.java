package badger.statsd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link StatsdModule}. */
public final class StatsdModuleProvider implements StatModuleProvider<StatsdConfig> {
    @Override
    public List<String> names() {
        return List.of("statsd");
    }

    @Override
    public String summary() {
        return "what programs send as StatsD metrics: counters, gauges, timers, histograms, sets";
    }

    @Override
    public StatsdConfig defaults() {
        return StatsdConfig.local();
    }

    @Override
    public StatModule create(StatsdConfig config, ModuleContext context) {
        return new StatsdModule(config, context);
    }

    /** Names and tags come from whoever sends a packet. */
    @Override
    public int maxSeries() {
        return 1_000;
    }

    /** It opens a port: whoever wants that lists it. */
    @Override
    public boolean listedUnasked() {
        return false;
    }
}
