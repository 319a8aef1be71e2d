package badger.core.config;

import badger.core.NameFilter;
import badger.core.spi.Glob;
import badger.core.spi.Key;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** The keys that every module's file may hold. */
record ModuleKeys(
        @Key(
                value =
                        "Ticks between two reads, at seconds divisible by it; 0 = 1. The first frame has every module's row.",
                unit = "ticks")
        int interval,

        @Key("Globs of series names: only these are there, for every emitter; empty = all.")
        List<Glob> whitelist,

        @Key("Globs of series names: these are not there, for any emitter.")
        List<Glob> blacklist,

        @Key(
                "The most series that the module may have at a time; what is new beyond is left out, counted and said. 0 = as many"
                        + " as core.max_series leaves.")
        int maxSeries) {

    static final ModuleKeys DEFAULTS = new ModuleKeys(1, List.of(), List.of(), 0);

    /** What a module's file says when it says nothing. */
    static ModuleKeys of(StatModuleProvider<?> provider) {
        return new ModuleKeys(provider.interval(), DEFAULTS.whitelist, DEFAULTS.blacklist, provider.maxSeries());
    }

    ModuleKeys {
        interval = checkedInterval(interval);
        if (maxSeries < 0) {
            throw new IllegalArgumentException("max_series must not be negative");
        }
    }

    /** The original's files say 0 for every tick. */
    static int checkedInterval(int interval) {
        if (interval < 0) {
            throw new IllegalArgumentException("interval must not be negative");
        }
        return Math.max(1, interval);
    }

    NameFilter filter() {
        return new NameFilter(whitelist, blacklist);
    }
}
