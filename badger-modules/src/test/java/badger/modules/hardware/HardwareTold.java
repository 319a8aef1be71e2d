package badger.modules.hardware;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/**
 * Makes the module hardware so that it waits for devices as long as a test wants.
 *
 * @param together how long all devices together are waited for
 */
record HardwareTold(Duration together) implements StatModuleProvider<HardwareConfig> {
    private static final HardwareModuleProvider REAL = new HardwareModuleProvider();

    @Override
    public List<String> names() {
        return REAL.names();
    }

    @Override
    public String summary() {
        return REAL.summary();
    }

    @Override
    public HardwareConfig defaults() {
        return REAL.defaults();
    }

    @Override
    public StatModule create(HardwareConfig config, ModuleContext context) {
        return new HardwareModule(config, context, together);
    }
}
