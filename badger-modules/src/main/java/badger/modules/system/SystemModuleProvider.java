package badger.modules.system;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link SystemModule}. */
public final class SystemModuleProvider implements StatModuleProvider<SystemConfig> {
    @Override
    public List<String> names() {
        return List.of("system");
    }

    @Override
    public String summary() {
        return "uptime, kernel, virtualisation, open files, users; number of cores and disks";
    }

    @Override
    public SystemConfig defaults() {
        return new SystemConfig(false, false);
    }

    @Override
    public StatModule create(SystemConfig config, ModuleContext context) {
        return new SystemModule(config, context);
    }
}
