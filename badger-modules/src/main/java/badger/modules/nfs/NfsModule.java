package badger.modules.nfs;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Parts;
import java.nio.file.Path;

/**
 * What the kernel's client and server of NFS count: {@code /proc/net/rpc/nfs}, {@code /proc/net/rpc/nfsd}, {@code /proc/self/mountstats}. Where
 * neither is loaded nothing is read but once a minute.
 */
final class NfsModule implements StatModule {
    private final Parts parts;

    NfsModule(NfsConfig config, ModuleContext context) {
        parts = new Parts(context);
        Path rpc = context.paths().net().resolve("rpc");
        parts.addWhereThere(new ClientPart(rpc.resolve("nfs"), config.dearInterval(), context));
        parts.addWhereThere(new ServerPart(rpc.resolve("nfsd"), context));
    }

    @Override
    public void collect(Tick tick) {
        parts.read(tick);
    }

    @Override
    public void close() {
        parts.close();
    }
}
