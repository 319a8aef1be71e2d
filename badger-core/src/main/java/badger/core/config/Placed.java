package badger.core.config;

/**
 * A value of a main file that is still to be checked against what is elsewhere.
 *
 * @param value the value
 * @param place where it stands
 */
record Placed<T>(T value, Place place) {}
