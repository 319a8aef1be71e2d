package badger.emit.graphite;

/** What becomes of the dots in a host's name, which Graphite takes for levels of its tree. */
enum HostnameDots {
    /** They stay, as in the original: {@code web-01.example.org} is three levels. */
    KEEP,
    /** They become underscores: one level. */
    UNDERSCORE
}
