package badger.modules;

import badger.core.spi.Key;

/**
 * The keys of module disk.
 *
 * @param disksToCheck which block devices
 */
record DiskConfig(
        @Key("which disks: auto = whole disks that are hardware; * or nothing = all; else names and globs, with commas")
        DeviceChoice disksToCheck) {}
