package badger.modules.load;

import badger.core.spi.StatModuleProvider;
import badger.modules.NoKeys;
import badger.testkit.ModuleContract;

final class LoadModuleTest extends ModuleContract<NoKeys> {
    @Override
    protected StatModuleProvider<NoKeys> provider() {
        return new LoadModuleProvider();
    }
}
