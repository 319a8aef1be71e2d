package badger.modules.threads;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class ThreadsModuleTest extends ModuleContract<ThreadsConfig> {
    @Override
    protected StatModuleProvider<ThreadsConfig> provider() {
        return new ThreadsModuleProvider();
    }
}
