package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/**
 * The module with another deadline for its engine.
 *
 * @param deadline how long an engine is waited for within a tick
 */
record ContainersTold(Duration deadline) implements StatModuleProvider<ContainerConfig> {
    @Override
    public List<String> names() {
        return List.of("container");
    }

    @Override
    public String summary() {
        return "containers";
    }

    @Override
    public ContainerConfig defaults() {
        return new ContainerModuleProvider().defaults();
    }

    @Override
    public StatModule create(ContainerConfig config, ModuleContext context) {
        return new ContainerModule(config, context, deadline);
    }
}
