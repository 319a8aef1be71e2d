package badger.modules.hardware;

import badger.core.spi.Clock;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device and what became of the last question to it. It is asked by one thread at a time, which need not be the one that takes the
 * answer; one that takes over a millisecond is asked once a minute.
 */
final class AskedDevice {
    private static final Duration EVERY_TICK = Duration.ofSeconds(1);
    private static final Duration SLOW_INTERVAL = Duration.ofMinutes(1);

    private final Device device;
    private final Clock clock;
    private final ReadPace pace;
    private boolean stuck;

    private boolean out;
    private boolean late;
    private boolean answered;
    private boolean closed;
    private long askedNanos;
    private long tookNanos;
    private @Nullable IOException failure;

    AskedDevice(Device device, Clock clock) {
        this.device = device;
        this.clock = clock;
        pace = new ReadPace(Path.of(device.name()), EVERY_TICK, SLOW_INTERVAL);
    }

    String name() {
        return device.name();
    }

    /** Whether it is time to ask it, and what it answered the last time has been taken. */
    boolean isDue(Tick tick) {
        return isIdle() && pace.isDue(tick);
    }

    private synchronized boolean isIdle() {
        return !out && !answered;
    }

    /** Whether it is asked alone, so that nothing else waits for it. */
    synchronized boolean isSlow() {
        return late || pace.isDear();
    }

    /** Whether a question is out. */
    synchronized boolean isOut() {
        return out;
    }

    /** Notes whether a question has been out for so long; whether that is new. */
    boolean becomesStuck(long nanos) {
        boolean before = stuck;
        synchronized (this) {
            stuck = out && clock.nanoTime() - askedNanos >= nanos;
        }
        return stuck && !before;
    }

    /** Notes that nobody waits for its answer any more, if that has not come. */
    synchronized void leave() {
        late |= out;
    }

    /** Asks, and returns when it has answered, which may be never. */
    void ask() {
        long began = clock.nanoTime();
        synchronized (this) {
            if (closed) {
                return;
            }
            out = true;
            late = false;
            askedNanos = began;
        }
        IOException thrown = null;
        try {
            device.read();
        } catch (NoSuchFileException e) {
            // gone: it is no longer there when the devices are listed again
        } catch (IOException e) {
            thrown = e;
        } finally {
            synchronized (this) {
                out = false;
                answered = true;
                tookNanos = clock.nanoTime() - began;
                failure = thrown;
                if (closed) {
                    device.close();
                }
            }
        }
    }

    /**
     * Sets the answer that has come since the last time, if one has.
     *
     * @throws IOException what could not be read or understood of it
     */
    void take(Tick tick) throws IOException {
        IOException thrown;
        synchronized (this) {
            if (!answered) {
                return;
            }
            answered = false;
            thrown = failure;
            pace.read(tick, tookNanos);
        }
        device.set();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Closes its files, or has the thread that waits for it close them. */
    synchronized void close() {
        closed = true;
        if (!out) {
            device.close();
        }
    }
}
