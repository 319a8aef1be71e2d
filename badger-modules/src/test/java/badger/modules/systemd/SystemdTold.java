package badger.modules.systemd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/**
 * The module with another deadline for systemd.
 *
 * @param deadline how long it is waited for within a tick
 */
record SystemdTold(Duration deadline) implements StatModuleProvider<SystemdConfig> {
    @Override
    public List<String> names() {
        return List.of("systemd");
    }

    @Override
    public String summary() {
        return "systemd";
    }

    @Override
    public SystemdConfig defaults() {
        return new SystemdModuleProvider().defaults();
    }

    @Override
    public StatModule create(SystemdConfig config, ModuleContext context) {
        return new SystemdModule(config, context, deadline);
    }
}
