package badger.modules;

/** The configuration of a module that has no keys of its own. */
public record NoKeys() {}
