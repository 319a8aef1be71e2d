package badger.core.tick;

/** The arithmetic of growth: how much a counter grew, and how fast. */
public final class Rates {
    /** What {@link #growth} answers for a counter that started anew. */
    static final long RESET = -1;

    private static final long HALF_32 = 1L << 31;
    private static final long FULL_32 = 1L << 32;
    private static final double DECIMALS = 1e6;
    private static final double DECIMALS_LIMIT = 8e9;
    private static final double WHOLE_LIMIT = 9e15;

    private Rates() {}

    /**
     * The growth between two readings, or {@link #RESET}. A counter of 32 bits has wrapped if it was in its upper half
     * and the corrected growth is less than half its range; every other decrease is a reset.
     */
    static long growth(long previous, long reading, boolean wraps32) {
        long growth = reading - previous;
        if (growth >= 0) {
            return growth;
        }
        if (wraps32 && previous >= HALF_32 && previous < FULL_32 && growth + FULL_32 < HALF_32) {
            return growth + FULL_32;
        }
        return RESET;
    }

    /** Growth per second. */
    static double perSecond(long growth, long elapsedNanos) {
        return rounded(growth * 1e9 / elapsedNanos);
    }

    /**
     * Six decimals, whole numbers above eight thousand million: what a second measured to the microsecond can carry, and a
     * number that is as short on every wire as it is meaningful.
     */
    public static double rounded(double value) {
        double size = Math.abs(value);
        if (size < DECIMALS_LIMIT) {
            return Math.round(value * DECIMALS) / DECIMALS;
        }
        return size < WHOLE_LIMIT ? Math.round(value) : value;
    }
}
