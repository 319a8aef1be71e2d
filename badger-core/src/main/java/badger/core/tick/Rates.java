package badger.core.tick;

/** The arithmetic of growth: how much a counter grew, and how fast. */
public final class Rates {
    /** What {@link #growth} answers for a counter that started anew. */
    static final long RESET = -1;

    private static final long HALF_32 = 1L << 31;
    private static final long FULL_32 = 1L << 32;
    private static final double DECIMALS = 1e6;
    private static final double DECIMALS_LIMIT = 8e9;
    /** Between one and this a half can be added to a number of millionths without rounding it: as Math.round, but at once. */
    private static final double HALVES_LIMIT = 4e9;

    private static final double WHOLE_LIMIT = 9e15;
    /** Millionths a second that one a nanosecond is. */
    private static final double MILLIONTHS = 1e15;

    private static final double MILLIONTHS_LIMIT = 4e15;
    /** From here on to its double a floating number is a whole one, and its last bits are how many more than this it is. */
    private static final double WHOLES = 0x1p52;

    private static final long WHOLES_BITS = 0x4330000000000000L;

    private Rates() {}

    /**
     * The growth between two readings, or {@link #RESET}: every decrease that is no {@link #unwrapped wrap} is one.
     */
    static long growth(long previous, long reading, boolean wraps32) {
        long growth = reading - previous;
        if (growth < 0 && wraps32) {
            growth = unwrapped(previous, growth);
        }
        return growth < 0 ? RESET : growth;
    }

    /**
     * The growth of a counter of 32 bits that decreased, or {@link #RESET}: it has wrapped if it was in its upper half and
     * the corrected growth is less than half its range.
     */
    static long unwrapped(long previous, long decrease) {
        long growth = decrease + FULL_32;
        return previous >= HALF_32 && previous < FULL_32 && growth < HALF_32 ? growth : RESET;
    }

    /** Growth per second. */
    static double perSecond(long growth, long elapsedNanos) {
        return ofMillionths(floating(growth) * perNano(elapsedNanos));
    }

    /** What a growth is multiplied by to be millionths a second: one division for all counters of a read. */
    static double perNano(long elapsedNanos) {
        return MILLIONTHS / elapsedNanos;
    }

    /**
     * The same number, of a growth. The compiler of the image converts by an instruction that waits for whatever was computed
     * last, so that of a row of counters each would wait for the one before; this way none does.
     */
    static double floating(long growth) {
        return growth < (long) WHOLES ? Double.longBitsToDouble(WHOLES_BITS | growth) - WHOLES : (double) growth;
    }

    /** So many millionths, which are not negative: rounded, ties to even, from eight thousand million on to whole numbers. */
    static double ofMillionths(double millionths) {
        return millionths < MILLIONTHS_LIMIT
                ? (millionths + WHOLES - WHOLES) / DECIMALS
                : roundedAny(millionths / DECIMALS);
    }

    /**
     * Six decimals, whole numbers above eight thousand million: what a second measured to the microsecond can carry, and a
     * number that is as short on every wire as it is meaningful.
     */
    public static double rounded(double value) {
        return isCommon(value) ? (long) (value * DECIMALS + 0.5) / DECIMALS : roundedAny(value);
    }

    private static boolean isCommon(double value) {
        return value >= 1 && value < HALVES_LIMIT;
    }

    private static double roundedAny(double value) {
        double size = Math.abs(value);
        if (size < DECIMALS_LIMIT) {
            return Math.round(value * DECIMALS) / DECIMALS;
        }
        return size < WHOLE_LIMIT ? Math.round(value) : value;
    }
}
