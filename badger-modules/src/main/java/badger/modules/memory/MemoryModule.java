package badger.modules.memory;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Parts;
import badger.modules.Seldom;

/** Memory and what happens to it: every key of {@code /proc/meminfo}, paging, and what keeps or saves memory. */
final class MemoryModule implements StatModule {
    private final Parts parts;

    MemoryModule(MemoryConfig config, ModuleContext context) {
        parts = new Parts(context);
        parts.add(new MemInfoPart(context));
        parts.addWhereThere(new VmStatPart(config.everyEvent(), config.dearInterval(), context));
        parts.addWhereThere(new Seldom(new KsmPart(context)));
        parts.addWhereThere(new ZramPart(context));
        if (config.numa()) {
            parts.addWhereThere(new NumaPart(context));
        }
        if (config.slab()) {
            parts.addWhereThere(new SlabPart(context));
        }
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
