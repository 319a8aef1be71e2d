package badger.modules;

import badger.core.spi.Tick;
import java.io.IOException;

/**
 * A part that hardly changes: read once in every ten seconds, and at the first two ticks, since it takes two to make the one
 * frame that {@code badger once} shows.
 */
public final class Seldom implements Part {
    private static final int SECONDS = 10;
    private static final int FIRST = 2;

    private final Part part;
    private int reads;
    private long lastSecond;

    public Seldom(Part part) {
        this.part = part;
    }

    @Override
    public void read(Tick tick) throws IOException {
        long now = tick.epochSecond();
        if (reads >= FIRST && Math.floorDiv(now, SECONDS) == Math.floorDiv(lastSecond, SECONDS)) {
            return;
        }
        reads = Math.min(FIRST, reads + 1);
        lastSecond = now;
        part.read(tick);
    }

    @Override
    public void close() {
        part.close();
    }
}
