package badger.modules.process;

import badger.core.spi.Tick;

/**
 * When something dear is read of processes: at the first two ticks, since it takes two to make the one frame that {@code
 * badger once} shows, and once in every ten seconds.
 */
final class SeldomPace {
    private static final int SECONDS = 10;
    private static final int FIRST = 2;

    private int reads;
    private long lastSecond;

    /** Whether it is read at this tick; asked once a tick. */
    boolean isDue(Tick tick) {
        long now = tick.epochSecond();
        if (reads >= FIRST && Math.floorDiv(now, SECONDS) == Math.floorDiv(lastSecond, SECONDS)) {
            return false;
        }
        reads = Math.min(FIRST, reads + 1);
        lastSecond = now;
        return true;
    }
}
