package badger.modules.disk;

import badger.core.spi.StatModuleProvider;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
import badger.testkit.ModuleContract;

final class DiskModuleTest extends ModuleContract<DiskConfig> {
    @Override
    protected StatModuleProvider<DiskConfig> provider() {
        return new DiskModuleProvider();
    }

    @Override
    protected DiskConfig config() {
        return new DiskConfig(DeviceChoice.parse("*"), DiskNaming.MAPPER, true, ReadPace.DEAR_INTERVAL);
    }
}
