package badger.modules.system;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class SystemModuleTest extends ModuleContract<SystemConfig> {
    @Override
    protected StatModuleProvider<SystemConfig> provider() {
        return new SystemModuleProvider();
    }

    @Override
    protected SystemConfig config() {
        return new SystemConfig(true, false);
    }

    @Override
    protected SystemConfig everything() {
        return new SystemConfig(true, true);
    }
}
