package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link ProcessStatsModule}. */
public final class ProcessStatsModuleProvider implements StatModuleProvider<ProcessStatsConfig> {
    @Override
    public List<String> names() {
        return List.of("process_stats");
    }

    @Override
    public String summary() {
        return "processes by patterns of their command lines, and all of them by user, control group, unit or command";
    }

    @Override
    public ProcessStatsConfig defaults() {
        return ProcessStatsConfig.none();
    }

    @Override
    public StatModule create(ProcessStatsConfig config, ModuleContext context) {
        return new ProcessStatsModule(config, context);
    }
}
