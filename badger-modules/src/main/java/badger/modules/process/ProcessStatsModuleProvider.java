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
        return "CPU, memory, threads and context switches of processes, by pattern";
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
