package badger.modules;

import badger.core.spi.Tick;
import java.io.IOException;

/** A part that hardly changes: read at the first tick and then once in every ten seconds. */
final class Seldom implements Part {
    private static final int SECONDS = 10;

    private final Part part;
    private boolean everRead;
    private long lastSecond;

    Seldom(Part part) {
        this.part = part;
    }

    @Override
    public void read(Tick tick) throws IOException {
        long now = tick.epochSecond();
        if (everRead && Math.floorDiv(now, SECONDS) == Math.floorDiv(lastSecond, SECONDS)) {
            return;
        }
        everRead = true;
        lastSecond = now;
        part.read(tick);
    }

    @Override
    public void close() {
        part.close();
    }
}
