package badger.core.config;

import badger.core.NameFilter;
import badger.core.lane.Counters;
import badger.core.lane.Rollup;
import badger.core.spi.Glob;
import badger.core.spi.Key;
import java.time.Duration;
import java.util.List;

/** The keys that every emitter's file may hold. */
record EmitterKeys(
        @Key(value = "Ticks that make one window, ending at seconds divisible by it; 0 = 1.", unit = "ticks")
        int interval,

        @Key("What is sent of a window of several ticks; the original sent the last.")
        Rollup rollup,

        @Key("What is sent of a counter: its rate, or the total that the kernel counts.")
        Counters counters,

        @Key(value = "How long one batch may take on the network.", unit = "s")
        Duration timeout,

        @Key("Globs of series names: only these are sent; empty = all.")
        List<Glob> whitelist,

        @Key("Globs of series names: these are not sent.") List<Glob> blacklist) {

    static final EmitterKeys DEFAULTS =
            new EmitterKeys(1, Rollup.MEAN, Counters.RATE, Duration.ofSeconds(10), List.of(), List.of());

    EmitterKeys {
        interval = ModuleKeys.checkedInterval(interval);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be more than 0");
        }
    }

    NameFilter filter() {
        return new NameFilter(whitelist, blacklist);
    }
}
