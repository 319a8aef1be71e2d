package badger.modules.process;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class ProcessStatsModuleTest extends ModuleContract<ProcessStatsConfig> {
    @Override
    protected StatModuleProvider<ProcessStatsConfig> provider() {
        return new ProcessStatsModuleProvider();
    }

    @Override
    protected ProcessStatsConfig config() {
        return Keys.on("extended", "io", "io_delay", "open_files", "pss", "threads", "network")
                .pattern("all", "")
                .pattern("shells", ".*(ba)?sh\\b")
                .pattern("nothing", "no such program")
                .group(Grouping.USER, 3)
                .group(Grouping.CGROUP, 3)
                .group(Grouping.UNIT, 3)
                .group(Grouping.COMMAND, 3)
                .config();
    }
}
