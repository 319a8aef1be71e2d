package badger.core.spi;

/** What one request carries to a back end; its memory is the core's, valid until {@link Emitter#emit} returns. */
public interface Batch {
    /** How many frames there are, at least one. */
    int frames();

    /** One of them, oldest first. */
    Frame frame(int index);

    /**
     * The monotonic time by which every network operation must have ended, in nanoseconds. One that cannot be limited (the
     * look-up of a name) is ended by the core's {@code close} from another thread, or given up.
     */
    long deadlineNanos();
}
