package badger.formats;

import java.nio.charset.StandardCharsets;

/** A number in ASCII: {@code -12}, {@code 0.5}, {@code 1e9}; allocates only for one of more than fifteen digits. */
public final class NumberText {
    /** So many digits are always exact in a double. */
    private static final int EXACT_DIGITS = 15;

    /** So many digits are always below 2^63. */
    private static final int LONG_DIGITS = 18;

    /** No number has more bytes than this. */
    private static final int LONGEST = 400;

    private static final int LARGEST_EXPONENT = 9_999;

    /** Each is exactly a double, so that one multiplication or division rounds once. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private boolean whole;
    private long integer;
    private double floating;

    /** One that has read nothing yet. */
    public NumberText() {}

    /**
     * Reads a number that is all there is between two places.
     *
     * @param bytes hold it
     * @param from where it begins
     * @param to where it ends
     * @return whether it is one
     */
    public boolean read(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int significant = 0;
        int written = 0;
        int decimals = 0;
        boolean point = false;
        while (at < to && (isDigit(bytes[at]) || (bytes[at] == '.' && !point))) {
            if (bytes[at] == '.') {
                point = true;
            } else {
                digits = 10 * digits + (bytes[at] - '0');
                significant += digits == 0 ? 0 : 1;
                if (significant > LONG_DIGITS) {
                    return readLong(bytes, from, to);
                }
                written++;
                decimals += point ? 1 : 0;
            }
            at++;
        }
        if (written == 0) {
            return false;
        }
        boolean scaled = at < to && (bytes[at] == 'e' || bytes[at] == 'E');
        int exponent = 0;
        if (scaled) {
            at++;
            boolean small = at < to && bytes[at] == '-';
            if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
                at++;
            }
            if (at == to) {
                return false;
            }
            while (at < to && isDigit(bytes[at])) {
                exponent = Math.min(10 * exponent + (bytes[at] - '0'), LARGEST_EXPONENT);
                at++;
            }
            exponent = small ? -exponent : exponent;
        }
        if (at < to) {
            return false;
        }
        whole = !point && !scaled;
        integer = negative ? -digits : digits;
        exponent -= decimals;
        if (significant > EXACT_DIGITS || Math.abs(exponent) >= POWERS.length) {
            floating = whole ? (double) integer : parsed(bytes, from, to);
        } else {
            double size = exponent < 0 ? (double) digits / POWERS[-exponent] : (double) digits * POWERS[exponent];
            floating = negative ? -size : size;
        }
        return true;
    }

    /** Reads a number of many digits. */
    private boolean readLong(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            // Java's own reading takes more than numbers: blanks, hexadecimal digits, a suffix
            if (!isDigit(bytes[i]) && "+-.eE".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        try {
            floating = parsed(bytes, from, to);
        } catch (NumberFormatException e) {
            return false;
        }
        whole = false;
        try {
            integer = Long.parseLong(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            whole = true;
        } catch (NumberFormatException e) {
            integer = (long) floating;
        }
        return true;
    }

    private static double parsed(byte[] bytes, int from, int to) {
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    /** Whether it was written as an integer, and is one of 64 bits. */
    public boolean isWhole() {
        return whole;
    }

    /** The integer. */
    public long integer() {
        return integer;
    }

    /** The number, whether or not it is an integer. */
    public double floating() {
        return floating;
    }
}
