import badger.core.spi.StatModuleProvider;
import badger.modules.BadgerModuleProvider;
import badger.modules.CpuModuleProvider;
import badger.modules.DiskModuleProvider;
import badger.modules.FilesystemModuleProvider;
import badger.modules.LoadModuleProvider;
import badger.modules.MemoryModuleProvider;
import badger.modules.NetstatModuleProvider;
import badger.modules.NetworkModuleProvider;
import badger.modules.PressureModuleProvider;
import badger.modules.ProcessStatsModuleProvider;
import badger.modules.SystemModuleProvider;
import badger.modules.ThreadsModuleProvider;

/** The stock modules: what the original gathered, more of it, and the agent's own series. */
@org.jspecify.annotations.NullMarked
module badger.modules {
    requires static org.jspecify;
    requires badger.core;
    requires badger.proc;

    opens badger.modules to
            badger.core;

    provides StatModuleProvider with
            BadgerModuleProvider,
            CpuModuleProvider,
            LoadModuleProvider,
            MemoryModuleProvider,
            DiskModuleProvider,
            NetworkModuleProvider,
            NetstatModuleProvider,
            FilesystemModuleProvider,
            SystemModuleProvider,
            PressureModuleProvider,
            ThreadsModuleProvider,
            ProcessStatsModuleProvider;
}
