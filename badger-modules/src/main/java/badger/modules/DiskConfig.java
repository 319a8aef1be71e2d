package badger.modules;

import badger.core.spi.Key;
import java.time.Duration;

/**
 * The keys of module disk.
 *
 * @param disksToCheck which block devices
 * @param dearInterval seconds between two reads of a dear file
 */
record DiskConfig(
        @Key("which disks: auto = whole disks that are hardware; * or nothing = all; else names and globs, with commas")
        DeviceChoice disksToCheck,

        @Key(
                value = "time between two reads of /proc/diskstats while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {}
