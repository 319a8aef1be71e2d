package badger.modules.cpu;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link CpuModule}. */
public final class CpuModuleProvider implements StatModuleProvider<CpuConfig> {
    @Override
    public List<String> names() {
        return List.of("cpu");
    }

    @Override
    public String summary() {
        return "CPU states in percent, forks, context switches, interrupts, clocks and throttles";
    }

    @Override
    public CpuConfig defaults() {
        return new CpuConfig(false, false, ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(CpuConfig config, ModuleContext context) {
        return new CpuModule(config, context);
    }
}
