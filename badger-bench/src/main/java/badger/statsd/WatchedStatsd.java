package badger.statsd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the module and keeps it, so that packets can be handed to it. */
final class WatchedStatsd implements StatModuleProvider<StatsdConfig> {
    private @Nullable StatsdModule made;

    @Override
    public List<String> names() {
        return List.of("statsd");
    }

    @Override
    public String summary() {
        return "as the real one";
    }

    @Override
    public StatsdConfig defaults() {
        return StatsdConfig.local();
    }

    @Override
    public StatModule create(StatsdConfig config, ModuleContext context) {
        StatsdModule module = new StatsdModule(config, context);
        made = module;
        return module;
    }

    /** Where it takes packets. */
    Reception reception() {
        if (made == null) {
            throw new IllegalStateException("no module was made");
        }
        return made.reception();
    }
}
