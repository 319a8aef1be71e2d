package badger.modules;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link SystemModule}. */
public final class SystemModuleProvider implements StatModuleProvider<NoKeys> {
    @Override
    public List<String> names() {
        return List.of("system");
    }

    @Override
    public String summary() {
        return "number of cores and disks, clock and cache of the CPU";
    }

    @Override
    public NoKeys defaults() {
        return new NoKeys();
    }

    @Override
    public StatModule create(NoKeys config, ModuleContext context) {
        return new SystemModule(context);
    }
}
