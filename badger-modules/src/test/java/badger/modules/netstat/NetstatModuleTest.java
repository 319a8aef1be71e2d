package badger.modules.netstat;

import badger.modules.ReadPace;
import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class NetstatModuleTest extends ModuleContract<NetstatConfig> {
    @Override
    protected StatModuleProvider<NetstatConfig> provider() {
        return new NetstatModuleProvider();
    }

    @Override
    protected NetstatConfig config() {
        return new NetstatConfig(true, ReadPace.DEAR_INTERVAL);
    }
}
