package badger.modules.hardware;

import badger.core.spi.StatModuleProvider;
import badger.testkit.ModuleContract;
import java.time.Duration;

final class HardwareModuleTest extends ModuleContract<HardwareConfig> {
    @Override
    protected StatModuleProvider<HardwareConfig> provider() {
        return new HardwareTold(Duration.ofMinutes(1));
    }

    @Override
    protected HardwareConfig config() {
        return new HardwareConfig(true, true, true, true);
    }
}
