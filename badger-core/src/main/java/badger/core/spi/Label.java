package badger.core.spi;

/**
 * One label of a series.
 *
 * @param name what it tells apart, {@code interface}
 * @param value which one, {@code eth0}; raw: an emitter makes it safe for its protocol
 */
public record Label(String name, String value) {}
