package badger.emit.graphite;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way to Carbon, which gives no answer. */
interface Transport extends AutoCloseable {
    /**
     * Writes bytes as a whole or fails; a failure may have written a part of them.
     *
     * @param bytes what to write
     * @param deadlineNanos by when it must be done, on the monotonic clock
     */
    void send(ByteBuffer bytes, long deadlineNanos) throws IOException;

    /** Lets go of the connection for good, also under a {@link #send} of another thread. */
    @Override
    void close();
}
