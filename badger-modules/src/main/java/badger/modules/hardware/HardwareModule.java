package badger.modules.hardware;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Parts;
import java.time.Duration;

/** The machine itself: what its sensors measure, its software RAID, its power supplies, the errors of its memory. */
final class HardwareModule implements StatModule {
    private final Parts parts;

    /**
     * The module.
     *
     * @param together how long all devices that are quick are waited for
     */
    HardwareModule(HardwareConfig config, ModuleContext context, Duration together) {
        parts = new Parts(context);
        parts.add(new DevicesPart(config, context, together));
        parts.addWhereThere(new RaidPart(context));
        parts.addWhereThere(new MemoryErrorsPart(config.dimms(), context));
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
