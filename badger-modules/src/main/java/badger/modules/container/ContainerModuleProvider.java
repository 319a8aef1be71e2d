package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/** Makes {@link ContainerModule}. */
public final class ContainerModuleProvider implements StatModuleProvider<ContainerConfig> {
    /** How long an engine is waited for within a tick; a name that comes later is taken at the next one. */
    private static final Duration DEADLINE = Duration.ofMillis(100);

    @Override
    public List<String> names() {
        return List.of("container");
    }

    @Override
    public String summary() {
        return "what containers use and may use (control groups), and the one that the agent is in";
    }

    @Override
    public ContainerConfig defaults() {
        return new ContainerConfig(false, false, "/run/docker.sock");
    }

    @Override
    public StatModule create(ContainerConfig config, ModuleContext context) {
        return new ContainerModule(config, context, DEADLINE);
    }
}
