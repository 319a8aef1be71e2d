package badger.modules.filesystem;

import badger.core.spi.StatModuleProvider;
import badger.modules.DeviceChoice;
import badger.testkit.ModuleContract;
import java.time.Duration;

/** The room is told, not asked for, so that the goldens are the same on every machine: {@link MountsTold}. */
final class FilesystemModuleTest extends ModuleContract<FilesystemConfig> {
    private static final Space ROOM =
            new Space(1_000_000_000_000L, 300_000_000_000L, 200_000_000_000L, 60_000_000, 45_000_000);

    @Override
    protected StatModuleProvider<FilesystemConfig> provider() {
        return new MountsTold(_ -> ROOM, Duration.ofMinutes(1));
    }

    @Override
    protected FilesystemConfig config() {
        return new FilesystemConfig(DeviceChoice.real(), true, Duration.ofSeconds(5));
    }
}
