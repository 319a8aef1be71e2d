package badger.modules.memory;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link MemoryModule}. */
public final class MemoryModuleProvider implements StatModuleProvider<MemoryConfig> {
    @Override
    public List<String> names() {
        return List.of("memory");
    }

    @Override
    public String summary() {
        return "everything in /proc/meminfo; paging, faults, reclaim; KSM, zram, NUMA nodes";
    }

    @Override
    public MemoryConfig defaults() {
        return new MemoryConfig(false, false, false, ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(MemoryConfig config, ModuleContext context) {
        return new MemoryModule(config, context);
    }
}
