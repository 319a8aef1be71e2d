package badger.modules.pressure;

import badger.core.spi.Key;

/**
 * The keys of module pressure.
 *
 * @param averages whether the kernel's own averages are series as well
 */
public record PressureConfig(
        @Key("the kernel's running averages over 10, 60 and 300 seconds as well")
        boolean averages) {}
