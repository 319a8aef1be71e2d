package badger.core.lane;

/** When a lane writes to its spool. */
public enum SpoolMode {
    /** From the first emission that fails until the back end is there again; nothing while all is well. */
    ON,
    /** Every frame, before it is sent. */
    ALWAYS,
    /** Never: what the queue cannot hold is dropped. */
    OFF
}
