package badger.modules.memory;

import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import badger.testkit.ModuleContract;

final class MemoryModuleTest extends ModuleContract<MemoryConfig> {
    @Override
    protected StatModuleProvider<MemoryConfig> provider() {
        return new MemoryModuleProvider();
    }

    @Override
    protected MemoryConfig config() {
        return new MemoryConfig(true, true, true, ReadPace.DEAR_INTERVAL);
    }
}
