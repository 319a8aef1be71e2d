package badger.core.spi;

import java.io.IOException;

/** Sends batches to one back end. It has no retry loop, queue or thread of its own: delivery is the core's. */
public interface Emitter extends AutoCloseable {
    /**
     * Sends one batch as one request; returning means that all of it was taken. Called by one thread at a time.
     *
     * @param batch what to send
     * @throws BatchRejectedException if the back end will never take this
     * @throws RetryLaterException if the back end asks for a pause
     * @throws SinkClosedException if nobody will ever read again
     * @throws IOException if nothing is promised; the core keeps the batch and tries again. The emitter has dropped its
     *     connection.
     */
    void emit(Batch batch) throws IOException;

    /** Drops what is cached for a series that is closed; called by the thread that calls {@link #emit}. */
    default void forget(Series series) {}

    /**
     * What a series is called where it arrives, or why it cannot: for {@code badger explain}, which asks an emitter that never
     * sends. The flat name unless the emitter makes another of it.
     *
     * @param series the series, as {@link #emit} would see it
     * @param host the host it would be of
     */
    default String arrivesAs(Series series, Host host) {
        return series.name();
    }

    /** Lets go of the connection; may be called by another thread while {@link #emit} is overdue, and more than once. */
    @Override
    default void close() throws IOException {}
}
