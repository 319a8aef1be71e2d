package badger.modules.systemd;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class SystemdModuleTest extends ModuleContract<SystemdConfig> {
    @Override
    protected StatModuleProvider<SystemdConfig> provider() {
        return new SystemdModuleProvider();
    }

    @Override
    protected SystemdConfig config() {
        return new SystemdConfig(UnitChoice.parse("*"));
    }
}
