package badger.modules.memory;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module memory.
 *
 * @param everyEvent whether every line of vmstat is a series
 * @param numa whether NUMA nodes are read
 * @param slab whether the kernel's caches are read
 * @param dearInterval seconds between two reads of a dear file
 */
public record MemoryConfig(
        @Key("every line of /proc/vmstat as well, as vmstat.event and vmstat.count: some 190 series")
        boolean everyEvent,

        @Key("memory and allocations of every NUMA node: some 40 series each")
        boolean numa,

        @Key("the kernel's caches (/proc/slabinfo, for which it must run as root): some 400 series, every 10 s")
        boolean slab,

        @Key(
                value = "time between two reads of /proc/vmstat while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public MemoryConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
