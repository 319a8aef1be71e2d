package badger.modules.nfs;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class NfsModuleTest extends ModuleContract<NfsConfig> {
    @Override
    protected StatModuleProvider<NfsConfig> provider() {
        return new NfsModuleProvider();
    }
}
