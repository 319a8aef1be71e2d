package badger.modules;

import badger.core.spi.Key;

/**
 * The keys of module network.
 *
 * @param interfacesToCheck which interfaces
 * @param legacyNames whether a typo of the original stays
 */
record NetworkConfig(
        @Key(
                "which interfaces: auto = those of hardware, and bonds; * or nothing = all; else names and globs, with commas")
        DeviceChoice interfacesToCheck,

        @Key("whether tx_carrier is called tx_carier, as in the original")
        boolean legacyNames) {}
