package badger.modules.netstat;

import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import badger.testkit.ModuleContract;

final class NetstatModuleTest extends ModuleContract<NetstatConfig> {
    @Override
    protected StatModuleProvider<NetstatConfig> provider() {
        return new NetstatModuleProvider();
    }

    @Override
    protected NetstatConfig config() {
        return new NetstatConfig(true, false, false, ReadPace.DEAR_INTERVAL);
    }

    @Override
    protected NetstatConfig everything() {
        return new NetstatConfig(true, true, true, ReadPace.DEAR_INTERVAL);
    }
}
