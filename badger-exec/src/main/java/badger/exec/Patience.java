package badger.exec;

/**
 * How long a program is waited for within a tick: a moment, so that what it says is in the same frame; and for a minute of
 * reads not at all when it was slower than that, so that slow programs do not keep the other modules waiting.
 */
final class Patience {
    private static final int READS = 60;

    private final long nanos;
    private int reads;

    Patience(long nanos) {
        this.nanos = nanos;
    }

    /** How long it is waited for now. */
    long nanos() {
        if (reads > 0) {
            reads--;
            return 0;
        }
        return nanos;
    }

    /** Says that it was waited for in vain. */
    void lose() {
        reads = READS;
    }
}
