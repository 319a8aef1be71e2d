/** The texts that anyone prints stats in, and how series found in them are declared. */
@org.jspecify.annotations.NullMarked
module badger.formats {
    requires static org.jspecify;
    requires transitive badger.core;

    exports badger.formats to
            badger.exec,
            badger.statsd,
            badger.textfile;
}
