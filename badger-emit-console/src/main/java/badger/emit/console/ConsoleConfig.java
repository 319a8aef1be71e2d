package badger.emit.console;

/** A console emitter has no keys of its own. */
public record ConsoleConfig() {}
