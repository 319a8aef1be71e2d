package badger.modules.disk;

/** What disks are called in their series. */
enum DiskNaming {
    /** As the kernel calls them now: {@code sda}, {@code dm-0}. */
    KERNEL,
    /** As the device mapper calls those that it made: {@code vg0-root}; all others as the kernel does. */
    MAPPER,
    /** By udev's name that stays with a device: {@code ata-MODEL_SERIAL}; those without one as the kernel does. */
    BY_ID
}
