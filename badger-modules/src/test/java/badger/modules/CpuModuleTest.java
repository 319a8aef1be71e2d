package badger.modules;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class CpuModuleTest extends ModuleContract<NoKeys> {
    @Override
    protected StatModuleProvider<NoKeys> provider() {
        return new CpuModuleProvider();
    }
}
