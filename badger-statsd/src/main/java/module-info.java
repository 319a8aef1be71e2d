import badger.core.spi.StatModuleProvider;
import badger.statsd.StatsdModuleProvider;

/** What other programs of this host send as StatsD metrics. */
@org.jspecify.annotations.NullMarked
module badger.statsd {
    requires static org.jspecify;
    requires badger.core;
    requires badger.formats;
    requires badger.natives;

    opens badger.statsd to
            badger.core;

    provides StatModuleProvider with
            StatsdModuleProvider;
}
