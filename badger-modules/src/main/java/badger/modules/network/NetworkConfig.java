package badger.modules.network;

import badger.core.spi.Key;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module network.
 *
 * @param interfacesToCheck which interfaces
 * @param links whether the interfaces' links are read
 * @param legacyNames whether a typo of the original stays
 * @param dearInterval seconds between two reads of a dear file
 */
public record NetworkConfig(
        @Key(
                "which interfaces: auto = those of hardware, and bonds; * or nothing = all; else names and globs, with commas")
        DeviceChoice interfacesToCheck,

        @Key("whether state, speed and use of the links are series as well")
        boolean links,

        @Key("whether tx_carrier is called tx_carier, as in the original")
        boolean legacyNames,

        @Key(
                value = "time between two reads of /proc/net/dev while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public NetworkConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
