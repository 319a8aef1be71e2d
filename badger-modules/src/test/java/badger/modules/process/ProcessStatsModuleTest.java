package badger.modules.process;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;
import java.time.Duration;
import java.util.List;

final class ProcessStatsModuleTest extends ModuleContract<ProcessStatsConfig> {
    @Override
    protected StatModuleProvider<ProcessStatsConfig> provider() {
        return new ProcessStatsModuleProvider();
    }

    @Override
    protected ProcessStatsConfig config() {
        return new ProcessStatsConfig(
                List.of(
                        new ProcessStatsConfig.Group("all", ProcessPattern.parse("")),
                        new ProcessStatsConfig.Group("shells", ProcessPattern.parse(".*(ba)?sh\\b")),
                        new ProcessStatsConfig.Group("nothing", ProcessPattern.parse("no such program"))),
                false,
                Duration.ofSeconds(1),
                ProcessStatsConfig.DEAR_INTERVAL);
    }
}
