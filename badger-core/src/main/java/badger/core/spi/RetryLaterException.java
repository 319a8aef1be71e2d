package badger.core.spi;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/** The back end is there and asks to be left alone for a while; nothing of the batch was taken. */
public final class RetryLaterException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Duration pause;

    /**
     * Passes the wish on.
     *
     * @param pause how long it wants to be left alone
     * @param message the back end's words
     */
    public RetryLaterException(Duration pause, String message) {
        super(message);
        this.pause = pause;
    }

    /** How long the back end wants to be left alone. */
    public Duration pause() {
        return pause;
    }
}
