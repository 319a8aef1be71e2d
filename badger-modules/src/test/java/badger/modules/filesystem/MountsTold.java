package badger.modules.filesystem;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.time.Duration;
import java.util.List;

/**
 * Makes the module filesystem over mounts that a test answers for.
 *
 * @param source answers
 * @param together how long all mounts together are waited for
 */
record MountsTold(Space.Source source, Duration together) implements StatModuleProvider<FilesystemConfig> {
    private static final FilesystemModuleProvider REAL = new FilesystemModuleProvider();

    @Override
    public List<String> names() {
        return REAL.names();
    }

    @Override
    public String summary() {
        return REAL.summary();
    }

    @Override
    public FilesystemConfig defaults() {
        return REAL.defaults();
    }

    @Override
    public StatModule create(FilesystemConfig config, ModuleContext context) {
        return new FilesystemModule(config, context, source, together);
    }
}
