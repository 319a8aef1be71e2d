package badger.core;

import badger.core.lane.Counters;
import badger.core.lane.Rollup;
import badger.core.rule.Rules;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.io.IOException;
import java.time.Duration;

/**
 * One configured emitter.
 *
 * @param entry the name it is listed under: {@code graphite}, {@code graphite@second}
 * @param interval how many ticks make one window, at least 1
 * @param rollup what is made of a window of several ticks
 * @param counters what is sent of a counter
 * @param timeout how long one batch may take on the network
 * @param rules which series it sends, and under which names
 * @param resend how long what was written without an answer may have to be sent again
 * @param spool how it uses the disk while its back end is away
 * @param provider its kind
 * @param config its configuration, of the provider's record type
 */
public record EmitterEntry(
        String entry,
        int interval,
        Rollup rollup,
        Counters counters,
        Duration timeout,
        Rules rules,
        Duration resend,
        SpoolSetting spool,
        EmitterProvider<?> provider,
        Record config) {

    /** Makes the emitter; see {@link EmitterProvider#create}. */
    @SuppressWarnings("unchecked") // config was bound over this provider's own defaults
    public Emitter create(EmitterContext context) throws IOException {
        return ((EmitterProvider<Record>) provider).create(config, context);
    }
}
