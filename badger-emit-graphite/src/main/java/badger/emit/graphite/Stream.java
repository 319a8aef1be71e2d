package badger.emit.graphite;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection as its user sees it: bytes go out, and what comes in is thrown away. */
interface Stream {
    /** Writes all bytes by a deadline, or fails. */
    void write(ByteBuffer bytes, long deadlineNanos) throws IOException;

    /** Whether the other end has closed it, or shut down its side; does not wait. */
    boolean hasEnded() throws IOException;

    /**
     * Ends our side and waits for the other end to end its own, which it does when it has read everything.
     *
     * @param deadlineNanos until when to wait
     * @throws IOException if the other end broke the connection, or did not end it: what was written last may be lost
     */
    void finish(long deadlineNanos) throws IOException;
}
