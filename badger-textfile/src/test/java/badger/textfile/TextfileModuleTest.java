package badger.textfile;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class TextfileModuleTest extends ModuleContract<TextfileConfig> {
    @Override
    protected StatModuleProvider<TextfileConfig> provider() {
        return new TextfileModuleProvider();
    }
}
