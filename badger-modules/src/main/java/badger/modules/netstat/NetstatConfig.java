package badger.modules.netstat;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;

/**
 * The keys of module netstat.
 *
 * @param everyCounter whether all counters of the kernel are series
 * @param connections whether connections are counted by state
 * @param qdiscs whether the queues of the interfaces are series
 * @param dearInterval seconds between two reads of a dear file
 */
public record NetstatConfig(
        @Key("whether every counter of /proc/net/snmp, netstat and snmp6 is a series besides, net.counter.NAME")
        boolean everyCounter,

        @Key(
                "connections of TCP by state, net.tcp.connections.STATE; takes some more memory for the way to the system call")
        boolean connections,

        @Key(
                "what waits and is dropped in the queues of the interfaces, net.qdisc.*; takes some more memory for the way to the system call")
        boolean qdiscs,

        @Key(value = "time between two reads of a file while it takes the kernel over 1 ms to produce it", unit = "s")
        Duration dearInterval) {
    public NetstatConfig {
        dearInterval = ReadPace.dearInterval(dearInterval);
    }
}
