package badger.modules.system;

import badger.core.spi.Key;

/**
 * The keys of module system.
 *
 * @param machineId whether the machine's id is told
 */
public record SystemConfig(
        @Key("the id in /etc/machine-id as well; machine-id(5) asks not to show it in untrusted places")
        boolean machineId) {}
