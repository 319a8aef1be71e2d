package example.@NAME@_module;

import badger.core.spi.Key;

/**
 * The keys of {@code @NAME@.conf}.
 *
 * @param limit whether the limit is a series as well
 */
record @TYPE@Config(
        @Key("Whether the kernel's limit is a series as well.") boolean limit) {}
