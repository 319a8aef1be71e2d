package badger.core.config;

import badger.core.SpoolSetting;
import badger.core.lane.Counters;
import badger.core.lane.ReplayOrder;
import badger.core.lane.Rollup;
import badger.core.lane.SpoolMode;
import badger.core.rule.RelabelRule;
import badger.core.rule.RenameRule;
import badger.core.rule.Rules;
import badger.core.rule.SeriesMatcher;
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

        @Key("Which series are sent: globs of flat names, or objects of globs {\"name\", \"metric\","
                + " \"label\": {NAME: GLOB}, \"unit\"} that must all fit; empty = all.")
        List<Placed<SeriesMatcher>> whitelist,

        @Key("Which of these are not sent; as whitelist.") List<Placed<SeriesMatcher>> blacklist,

        @Key("Other metrics for what is sent, behind the spool; of the rules that fit the first counts.")
        List<Placed<RenameRule>> rename,

        @Key("Other labels for what is sent, behind the spool; of the rules that fit a label the first counts.")
        List<Placed<RelabelRule>> relabel,

        @Key("When frames are written to disk: on = while the back end is away, always = before they are sent,"
                + " off = never. Console emitters have no spool.")
        SpoolMode spool,

        @Key(value = "The most disk that the spool takes; beyond it the oldest goes.", unit = "MiB")
        int spoolMb,

        @Key(value = "How long a frame may wait in the spool.", unit = "h")
        int spoolHours,

        @Key("In which order the spool is sent once the back end is there again; live frames go before either.")
        ReplayOrder replay,

        @Key("How fast the spool is sent at most; 0 = 20 times as fast as points come in.")
        int replayPointsPerSecond,

        @Key(
                value = "How long what was written to a back end that does not answer may have to be sent again.",
                unit = "s")
        Duration resendSeconds) {

    static final EmitterKeys DEFAULTS = new EmitterKeys(
            1,
            Rollup.MEAN,
            Counters.RATE,
            Duration.ofSeconds(10),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            SpoolMode.ON,
            512,
            24,
            ReplayOrder.OLDEST_FIRST,
            0,
            Duration.ofSeconds(30));

    EmitterKeys {
        interval = ModuleKeys.checkedInterval(interval);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be more than 0");
        }
        if (spoolMb < 1) {
            throw new IllegalArgumentException("spool_mb must be 1 or more; \"spool\": \"off\" is none");
        }
        if (spoolHours < 1) {
            throw new IllegalArgumentException("spool_hours must be 1 or more; \"spool\": \"off\" is none");
        }
        if (replayPointsPerSecond < 0) {
            throw new IllegalArgumentException("replay_points_per_second must not be negative");
        }
        if (resendSeconds.isNegative()) {
            throw new IllegalArgumentException("resend_seconds must not be negative");
        }
    }

    SpoolSetting spoolSetting() {
        return new SpoolSetting(
                spool, (long) spoolMb << 20, Duration.ofHours(spoolHours), replay, replayPointsPerSecond);
    }

    Rules rules() {
        return Placed.rules(whitelist, blacklist, rename, relabel);
    }
}
