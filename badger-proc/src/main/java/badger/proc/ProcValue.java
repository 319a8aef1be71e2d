package badger.proc;

/** What every number of a reader may be instead of a value. */
public final class ProcValue {
    /**
     * Stands for a value that the kernel does not print, or that cannot be trusted (then the reader's {@code problem()}
     * says why). No column read by this package is ever negative, so it cannot be mistaken for a reading.
     */
    public static final long ABSENT = -1;

    private ProcValue() {}
}
