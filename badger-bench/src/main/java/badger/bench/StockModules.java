package badger.bench;

import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.modules.cpu.CpuModuleProvider;
import badger.modules.disk.DiskModuleProvider;
import badger.modules.load.LoadModuleProvider;
import badger.modules.memory.MemoryModuleProvider;
import badger.modules.network.NetworkModuleProvider;
import badger.modules.own.BadgerModuleProvider;
import badger.modules.system.SystemModuleProvider;
import java.util.List;

/** The modules of the original but process_stats, which costs what the host's processes cost. */
final class StockModules {
    private StockModules() {}

    /** They and one kind of emitter. */
    static Plugins with(EmitterProvider<?> emitter) {
        return new Plugins(
                List.of(
                        new BadgerModuleProvider(),
                        new CpuModuleProvider(),
                        new DiskModuleProvider(),
                        new LoadModuleProvider(),
                        new MemoryModuleProvider(),
                        new NetworkModuleProvider(),
                        new SystemModuleProvider()),
                List.of(emitter));
    }
}
