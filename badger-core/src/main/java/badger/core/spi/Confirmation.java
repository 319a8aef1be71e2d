package badger.core.spi;

/** What a returned {@link Emitter#emit} says about the batch. */
public enum Confirmation {
    /** The back end has answered that it has it. */
    ANSWERED,
    /** It was written into a connection that gives no answer; the core hands the last seconds again after a loss. */
    WRITTEN,
    /**
     * It was written to this host's own terminal, pipe or file: emitted at once, waited for as long as it takes, never
     * spooled.
     */
    LOCAL
}
