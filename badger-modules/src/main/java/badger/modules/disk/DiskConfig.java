package badger.modules.disk;

import badger.core.spi.Key;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module disk.
 *
 * @param disksToCheck which block devices
 * @param diskNames what they are called
 * @param extended whether more is worked out
 * @param dearInterval seconds between two reads of a dear file
 */
public record DiskConfig(
        @Key("which disks: auto = whole disks that are hardware; * or nothing = all; else names and globs, with commas")
        DeviceChoice disksToCheck,

        @Key(
                "what disks are called in series: kernel = sda, dm-0; mapper = the device mapper's names where it has one; by_id = the first name in /dev/disk/by-id")
        DiskNaming diskNames,

        @Key("whether there are request sizes and merged shares, and discards and flushes of disks that never had any")
        boolean extended,

        @Key(
                value = "time between two reads of /proc/diskstats while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public DiskConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }

    /** What is read of a host that nobody configured. */
    public static DiskConfig ordinary() {
        return new DiskConfig(DeviceChoice.real(), DiskNaming.KERNEL, false, ReadPace.DEAR_INTERVAL);
    }

    /** The same of other disks. */
    public DiskConfig of(DeviceChoice disks) {
        return new DiskConfig(disks, diskNames, extended, dearInterval);
    }
}
