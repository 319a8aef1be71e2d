package badger.modules.cpu;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module cpu.
 *
 * @param perCore whether every core has series
 * @param interrupts whether every interrupt line has a series
 * @param dearInterval seconds between two reads of a dear file
 */
public record CpuConfig(
        @Key("whether every core has series of its own: states, clock, throttles")
        boolean perCore,

        @Key("whether every line of /proc/interrupts has a series; dear on hosts of many cores")
        boolean interrupts,

        @Key(
                value =
                        "time between two reads of /proc/stat, /proc/interrupts and the cores' clocks, each while it takes the kernel over 1 ms to produce it",
                unit = "s")
        Duration dearInterval) {
    public CpuConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
