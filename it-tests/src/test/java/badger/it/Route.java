package badger.it;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One way to a server: the emitter's entry, and its file. */
record Route(BackEnd server, String entry, String file) {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    /** What the server holds when it holds everything, or after a while: Carbon stores what it took a little later. */
    StoredPoints stored(Printed printed) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            StoredPoints stored = server.stored(this, printed);
            if (stored.differences(printed).isEmpty() || System.nanoTime() - end > 0) {
                return stored;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    @Override
    public String toString() {
        return entry;
    }
}
