import badger.core.spi.StatModuleProvider;
import badger.textfile.TextfileModuleProvider;

/** What scripts of this host write as Prometheus text files. */
@org.jspecify.annotations.NullMarked
module badger.textfile {
    requires static org.jspecify;
    requires badger.core;
    requires badger.formats;

    opens badger.textfile to
            badger.core;

    provides StatModuleProvider with
            TextfileModuleProvider;
}
