package badger.modules.filesystem;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.DeviceChoice;
import java.time.Duration;
import java.util.List;

/** Makes {@link FilesystemModule}. */
public final class FilesystemModuleProvider implements StatModuleProvider<FilesystemConfig> {
    private static final Duration STUCK_AFTER = Duration.ofSeconds(5);

    /** The core takes the thread of a module that has not returned after 250 ms. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    @Override
    public List<String> names() {
        return List.of("filesystem");
    }

    @Override
    public String summary() {
        return "room in file systems, each mount on its own deadline";
    }

    @Override
    public FilesystemConfig defaults() {
        return new FilesystemConfig(DeviceChoice.real(), false, STUCK_AFTER);
    }

    @Override
    public StatModule create(FilesystemConfig config, ModuleContext context) {
        return new FilesystemModule(config, context, config.inodes() ? Space::withInodes : Space::of, TOGETHER);
    }

    @Override
    public int interval() {
        return 10;
    }
}
