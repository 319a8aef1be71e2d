package badger.modules.systemd;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Parts;
import java.time.Duration;

/** Units of systemd by their states, as systemd tells them over D-Bus: no file does. Elsewhere nothing is read but once a minute. */
final class SystemdModule implements StatModule {
    private final Parts parts;

    /**
     * The module.
     *
     * @param deadline how long an answer is waited for within a tick
     */
    SystemdModule(SystemdConfig config, ModuleContext context, Duration deadline) {
        parts = new Parts(context);
        parts.addWhereThere(new SystemdPart(config.units(), context, deadline));
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
