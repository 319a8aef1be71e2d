package badger.modules.cpu;

import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import badger.testkit.ModuleContract;

final class CpuModuleTest extends ModuleContract<CpuConfig> {
    @Override
    protected StatModuleProvider<CpuConfig> provider() {
        return new CpuModuleProvider();
    }

    @Override
    protected CpuConfig config() {
        return new CpuConfig(true, true, ReadPace.DEAR_INTERVAL);
    }
}
