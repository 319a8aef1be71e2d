package badger.modules.systemd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/** Makes {@link SystemdModule}. */
public final class SystemdModuleProvider implements StatModuleProvider<SystemdConfig> {
    /** How long systemd is waited for within a tick; an answer that comes later is taken at the next read. */
    private static final Duration DEADLINE = Duration.ofMillis(100);

    @Override
    public List<String> names() {
        return List.of("systemd");
    }

    @Override
    public String summary() {
        return "systemd: units by state, jobs, restarts of services";
    }

    @Override
    public SystemdConfig defaults() {
        return new SystemdConfig(UnitChoice.parse(""));
    }

    @Override
    public StatModule create(SystemdConfig config, ModuleContext context) {
        return new SystemdModule(config, context, DEADLINE);
    }

    /** A minute: an answer costs systemd, the bus and the agent some 3 milliseconds together, and hardly ever says anything new. */
    @Override
    public int interval() {
        return 60;
    }
}
