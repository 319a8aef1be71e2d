package badger.modules.disk;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link DiskModule}. */
public final class DiskModuleProvider implements StatModuleProvider<DiskConfig> {
    @Override
    public List<String> names() {
        return List.of("disk");
    }

    @Override
    public String summary() {
        return "operations, throughput, waits, queues and utilisation of disks";
    }

    @Override
    public DiskConfig defaults() {
        return DiskConfig.ordinary();
    }

    @Override
    public StatModule create(DiskConfig config, ModuleContext context) {
        return new DiskModule(config, context);
    }
}
