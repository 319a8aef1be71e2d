package badger.testkit;

import badger.core.spi.Clock;
import badger.core.spi.EmitterContext;
import badger.core.spi.Host;

/**
 * What an emitter is given by a test that makes it itself, without a lane; its clocks are the system's.
 *
 * @param entry the name it is configured under
 * @param host the host as it is now
 */
public record TrialContext(String entry, Host host) implements EmitterContext {
    private static final Clock CLOCK = new SystemClock();

    @Override
    public Clock clock() {
        return CLOCK;
    }

    private static final class SystemClock implements Clock {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000;
        }
    }
}
