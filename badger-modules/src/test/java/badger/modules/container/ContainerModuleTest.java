package badger.modules.container;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;

final class ContainerModuleTest extends ModuleContract<ContainerConfig> {
    @Override
    protected StatModuleProvider<ContainerConfig> provider() {
        return new ContainerModuleProvider();
    }

    @Override
    protected ContainerConfig config() {
        return new ContainerConfig(true, true, "/run/docker.sock");
    }

    @Override
    protected double mostPercent() {
        // of one core, of as many as a fixture has
        return 256 * 100;
    }
}
