package badger.modules.threads;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module threads.
 *
 * @param dearInterval seconds between two reads of a dear file
 */
public record ThreadsConfig(
        @Key(
                value = "time between two reads of /proc/stat while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public ThreadsConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
