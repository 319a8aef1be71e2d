package badger.core;

/** Why an agent ended. */
public enum End {
    /** It has delivered as many frames as it was asked for. */
    TICKS_DONE,
    /** Nobody reads what its last emitter writes. */
    SINKS_CLOSED,
    /** It was told to. */
    STOPPED,
    /** The virtual machine cannot be trusted any more. */
    FATAL
}
