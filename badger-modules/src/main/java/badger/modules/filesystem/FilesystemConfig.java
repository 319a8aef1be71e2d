package badger.modules.filesystem;

import badger.core.spi.Key;
import badger.modules.DeviceChoice;
import java.time.Duration;

/**
 * The keys of module filesystem.
 *
 * @param mountsToCheck which mount points
 * @param inodes whether files are counted too
 * @param stuckAfter when a mount that does not answer is said to be stuck
 */
public record FilesystemConfig(
        @Key(
                "which mounts: auto = real file systems, each once; * or nothing = all; else mount points and globs, with commas")
        DeviceChoice mountsToCheck,

        @Key("the number of files (inodes) as well; takes some more memory for the way to the system call")
        boolean inodes,

        @Key(value = "how long a mount may take to answer before it is stuck", unit = "s")
        Duration stuckAfter) {}
