package badger.modules;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link CpuModule}. */
public final class CpuModuleProvider implements StatModuleProvider<NoKeys> {
    @Override
    public List<String> names() {
        return List.of("cpu");
    }

    @Override
    public String summary() {
        return "CPU states in percent, forks and context switches";
    }

    @Override
    public NoKeys defaults() {
        return new NoKeys();
    }

    @Override
    public StatModule create(NoKeys config, ModuleContext context) {
        return new CpuModule(context);
    }
}
