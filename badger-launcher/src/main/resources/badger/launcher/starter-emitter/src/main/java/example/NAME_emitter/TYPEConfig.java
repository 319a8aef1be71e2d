package example.@NAME@_emitter;

import badger.core.spi.Key;

/**
 * The keys of {@code @NAME@.conf}.
 *
 * @param file where points go
 */
record @TYPE@Config(
        @Key("The file that points are appended to.") String file) {
    @TYPE@Config {
        if (file.isBlank()) {
            throw new IllegalArgumentException("file: must not be empty");
        }
    }
}
