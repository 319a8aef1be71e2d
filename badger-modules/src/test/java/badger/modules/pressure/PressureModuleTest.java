package badger.modules.pressure;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class PressureModuleTest extends ModuleContract<PressureConfig> {
    @Override
    protected StatModuleProvider<PressureConfig> provider() {
        return new PressureModuleProvider();
    }

    @Override
    protected PressureConfig config() {
        return new PressureConfig(true);
    }
}
