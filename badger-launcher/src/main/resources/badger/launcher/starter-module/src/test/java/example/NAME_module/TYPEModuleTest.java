package example.@NAME@_module;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

/** The module reads every fixture, survives every file being spoilt, and declares what is documented. */
class @TYPE@ModuleTest extends ModuleContract<@TYPE@Config> {
    @Override
    protected StatModuleProvider<@TYPE@Config> provider() {
        return new @TYPE@ModuleProvider();
    }
}
