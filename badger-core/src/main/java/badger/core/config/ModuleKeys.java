package badger.core.config;

import badger.core.rule.RelabelRule;
import badger.core.rule.RenameRule;
import badger.core.rule.Rules;
import badger.core.rule.SeriesMatcher;
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

        @Key("Which of its series there are, for every emitter: globs of flat names, or objects of globs {\"name\","
                + " \"metric\", \"label\": {NAME: GLOB}, \"unit\"} that must all fit; empty = all.")
        List<Placed<SeriesMatcher>> whitelist,

        @Key("Which of these there are not, for any emitter; as whitelist.")
        List<Placed<SeriesMatcher>> blacklist,

        @Key("Other metrics for its series, for every emitter; of the rules that fit the first counts.")
        List<Placed<RenameRule>> rename,

        @Key("Other labels for its series, for every emitter; of the rules that fit a label the first counts.")
        List<Placed<RelabelRule>> relabel,

        @Key(
                "The most series that the module may have at a time; what is new beyond is left out, counted and said. 0 = as many"
                        + " as core.max_series leaves.")
        int maxSeries) {

    static final ModuleKeys DEFAULTS = new ModuleKeys(1, List.of(), List.of(), List.of(), List.of(), 0);

    /** What a module's file says when it says nothing. */
    static ModuleKeys of(StatModuleProvider<?> provider) {
        return new ModuleKeys(
                provider.interval(),
                DEFAULTS.whitelist,
                DEFAULTS.blacklist,
                DEFAULTS.rename,
                DEFAULTS.relabel,
                provider.maxSeries());
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

    Rules rules() {
        return Placed.rules(whitelist, blacklist, rename, relabel);
    }
}
