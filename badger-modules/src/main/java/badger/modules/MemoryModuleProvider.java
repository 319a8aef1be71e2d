package badger.modules;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link MemoryModule}. */
public final class MemoryModuleProvider implements StatModuleProvider<NoKeys> {
    @Override
    public List<String> names() {
        return List.of("memory");
    }

    @Override
    public String summary() {
        return "everything in /proc/meminfo";
    }

    @Override
    public NoKeys defaults() {
        return new NoKeys();
    }

    @Override
    public StatModule create(NoKeys config, ModuleContext context) {
        return new MemoryModule(context);
    }
}
