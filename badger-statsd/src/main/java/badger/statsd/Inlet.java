package badger.statsd;

import java.io.IOException;

/** A socket that packets come from. One thread opens and receives, any may close it, once and for all. */
interface Inlet extends AutoCloseable {
    /** More than any packet of UDP has; of a longer one only its beginning is received. */
    int LONGEST = 65_536;

    /**
     * Makes the socket, in place of an earlier one.
     *
     * @throws IOException if it cannot be had
     */
    void open() throws IOException;

    /** Where the last packet lies, from the first byte on. */
    byte[] packet();

    /**
     * Waits for a packet.
     *
     * @return how long it is, more than {@link #LONGEST} if its end is lost; -1 if the socket was closed
     * @throws IOException if none can be received
     */
    int receive() throws IOException;

    @Override
    void close() throws IOException;

    /** What it is called in errors, and its thread. */
    @Override
    String toString();
}
