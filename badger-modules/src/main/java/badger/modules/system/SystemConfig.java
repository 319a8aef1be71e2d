package badger.modules.system;

import badger.core.spi.Key;

/**
 * The keys of module system.
 *
 * @param machineId whether the machine's id is told
 * @param timeSync whether the kernel is asked how well the clock is kept in time
 */
public record SystemConfig(
        @Key("the id in /etc/machine-id as well; machine-id(5) asks not to show it in untrusted places")
        boolean machineId,

        @Key("how well the clock is kept in time, system.time.*; takes some more memory for the way to the system call")
        boolean timeSync) {}
