import badger.core.spi.StatModuleProvider;
import badger.modules.container.ContainerModuleProvider;
import badger.modules.cpu.CpuModuleProvider;
import badger.modules.disk.DiskModuleProvider;
import badger.modules.filesystem.FilesystemModuleProvider;
import badger.modules.hardware.HardwareModuleProvider;
import badger.modules.load.LoadModuleProvider;
import badger.modules.memory.MemoryModuleProvider;
import badger.modules.netstat.NetstatModuleProvider;
import badger.modules.network.NetworkModuleProvider;
import badger.modules.nfs.NfsModuleProvider;
import badger.modules.own.BadgerModuleProvider;
import badger.modules.pressure.PressureModuleProvider;
import badger.modules.process.ProcessStatsModuleProvider;
import badger.modules.system.SystemModuleProvider;
import badger.modules.systemd.SystemdModuleProvider;
import badger.modules.threads.ThreadsModuleProvider;

/** The stock modules: what the original gathered, more of it, and the agent's own series. */
@org.jspecify.annotations.NullMarked
module badger.modules {
    requires static org.jspecify;
    requires badger.core;
    requires badger.natives;
    requires badger.proc;

    opens badger.modules to
            badger.core;
    opens badger.modules.container to
            badger.core;
    opens badger.modules.cpu to
            badger.core;
    opens badger.modules.disk to
            badger.core;
    opens badger.modules.filesystem to
            badger.core;
    opens badger.modules.hardware to
            badger.core;
    opens badger.modules.load to
            badger.core;
    opens badger.modules.memory to
            badger.core;
    opens badger.modules.netstat to
            badger.core;
    opens badger.modules.network to
            badger.core;
    opens badger.modules.nfs to
            badger.core;
    opens badger.modules.own to
            badger.core;
    opens badger.modules.pressure to
            badger.core;
    opens badger.modules.process to
            badger.core;
    opens badger.modules.system to
            badger.core;
    opens badger.modules.systemd to
            badger.core;
    opens badger.modules.threads to
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
            ContainerModuleProvider,
            HardwareModuleProvider,
            NfsModuleProvider,
            SystemdModuleProvider,
            ProcessStatsModuleProvider;
}
