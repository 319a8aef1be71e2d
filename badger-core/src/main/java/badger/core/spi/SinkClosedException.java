package badger.core.spi;

import java.io.IOException;
import java.io.Serial;

/** Nobody will ever read what this emitter writes: its lane ends, and with the last lane the agent, quietly. */
public final class SinkClosedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says what was closed.
     *
     * @param message what was closed
     * @param cause how it was noticed
     */
    public SinkClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
