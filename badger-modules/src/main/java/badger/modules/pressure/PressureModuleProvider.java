package badger.modules.pressure;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link PressureModule}. */
public final class PressureModuleProvider implements StatModuleProvider<PressureConfig> {
    @Override
    public List<String> names() {
        return List.of("pressure");
    }

    @Override
    public String summary() {
        return "how long tasks stood still for want of CPU, memory, I/O (PSI)";
    }

    @Override
    public PressureConfig defaults() {
        return new PressureConfig(false);
    }

    @Override
    public StatModule create(PressureConfig config, ModuleContext context) {
        return new PressureModule(config, context);
    }
}
