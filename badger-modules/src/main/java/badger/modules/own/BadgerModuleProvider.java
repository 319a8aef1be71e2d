package badger.modules.own;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.NoKeys;
import java.util.List;

/** Makes the module of the agent's own series, which the core declares and sets. */
public final class BadgerModuleProvider implements StatModuleProvider<NoKeys> {
    @Override
    public List<String> names() {
        return List.of("badger");
    }

    @Override
    public String summary() {
        return "the agent's own series: ticks, modules, lanes";
    }

    @Override
    public NoKeys defaults() {
        return new NoKeys();
    }

    @Override
    public StatModule create(NoKeys config, ModuleContext context) {
        return context.agentSeries();
    }

    @Override
    public int interval() {
        return 10;
    }

    @Override
    public boolean onByDefault() {
        return true;
    }
}
