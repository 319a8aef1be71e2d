package badger.modules.network;

import badger.core.spi.StatModuleProvider;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
import badger.testkit.ModuleContract;

final class NetworkModuleTest extends ModuleContract<NetworkConfig> {
    @Override
    protected StatModuleProvider<NetworkConfig> provider() {
        return new NetworkModuleProvider();
    }

    @Override
    protected NetworkConfig config() {
        return new NetworkConfig(DeviceChoice.parse("*"), true, false, ReadPace.DEAR_INTERVAL);
    }
}
