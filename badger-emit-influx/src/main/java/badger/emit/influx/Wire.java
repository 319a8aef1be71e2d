package badger.emit.influx;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that never blocks but in {@link #await}, which ends in time. */
interface Wire {
    /**
     * Sends what can be sent now.
     *
     * @param bytes what to send; its position tells how far it got
     * @return whether all of it has left
     */
    boolean write(ByteBuffer bytes) throws IOException;

    /**
     * Takes what is there now.
     *
     * @param bytes where it goes
     * @return how many bytes, 0 if there are none now, -1 if the peer will send no more
     */
    int read(ByteBuffer bytes) throws IOException;

    /**
     * Waits until the socket can do something.
     *
     * @param operations which of {@link java.nio.channels.SelectionKey}'s operations
     * @param until the monotonic time when to give up
     * @throws java.net.SocketTimeoutException at that time
     */
    void await(int operations, long until) throws IOException;
}
