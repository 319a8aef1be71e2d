package badger.modules.nfs;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module nfs.
 *
 * @param dearInterval how often the mounts are looked at where that is dear
 */
public record NfsConfig(
        @Key(
                value =
                        "time between two reads of /proc/self/mountstats while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public NfsConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
