package badger.core.closed;

/** A configuration record that a test puts into a module of its own. */
public record ClosedConfig(int size) {}
