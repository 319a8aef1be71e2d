package badger.modules.load;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.NoKeys;
import java.util.List;

/** Makes {@link LoadModule}. */
public final class LoadModuleProvider implements StatModuleProvider<NoKeys> {
    @Override
    public List<String> names() {
        return List.of("load");
    }

    @Override
    public String summary() {
        return "load averages and runnable entities";
    }

    @Override
    public NoKeys defaults() {
        return new NoKeys();
    }

    @Override
    public StatModule create(NoKeys config, ModuleContext context) {
        return new LoadModule(context);
    }
}
