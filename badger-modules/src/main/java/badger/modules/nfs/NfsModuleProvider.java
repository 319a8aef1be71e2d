package badger.modules.nfs;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link NfsModule}. */
public final class NfsModuleProvider implements StatModuleProvider<NfsConfig> {
    @Override
    public List<String> names() {
        return List.of("nfs");
    }

    @Override
    public String summary() {
        return "what the kernel's client and server of NFS count";
    }

    @Override
    public NfsConfig defaults() {
        return new NfsConfig(ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(NfsConfig config, ModuleContext context) {
        return new NfsModule(config, context);
    }
}
