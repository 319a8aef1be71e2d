package badger.statsd;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class StatsdModuleTest extends ModuleContract<StatsdConfig> {
    @Override
    protected StatModuleProvider<StatsdConfig> provider() {
        return new StatsdModuleProvider();
    }

    @Override
    protected StatsdConfig config() {
        return Configs.ordinary();
    }
}
