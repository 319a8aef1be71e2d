package badger.modules;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class MemoryModuleTest extends ModuleContract<NoKeys> {
    @Override
    protected StatModuleProvider<NoKeys> provider() {
        return new MemoryModuleProvider();
    }
}
