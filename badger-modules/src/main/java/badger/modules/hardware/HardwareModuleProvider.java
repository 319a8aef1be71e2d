package badger.modules.hardware;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/** Makes {@link HardwareModule}. */
public final class HardwareModuleProvider implements StatModuleProvider<HardwareConfig> {
    /** Dozens of sensors answer in this time unless one has to be waited for. */
    private static final Duration TOGETHER = Duration.ofMillis(20);

    @Override
    public List<String> names() {
        return List.of("hardware");
    }

    @Override
    public String summary() {
        return "temperatures, fans, power, RAID arrays, batteries, memory errors";
    }

    @Override
    public HardwareConfig defaults() {
        return new HardwareConfig(false, false, false, false);
    }

    @Override
    public StatModule create(HardwareConfig config, ModuleContext context) {
        return new HardwareModule(config, context, TOGETHER);
    }

    @Override
    public int interval() {
        return 10;
    }
}
