package badger.core.wire;

/**
 * Floating numbers as Python's {@code repr} writes them: the fewest digits that read back as the same number, a
 * fraction or an exponent always there ({@code 8.0}, {@code 1e+16}), so that the number type shows.
 */
final class Decimals {
    /** Below this, one double has at most one neighbour with six decimals, so the first that reads back is the right one. */
    private static final double FAST_LIMIT = 1L << 33;

    /** Below this every whole number is a double of its own. */
    private static final double WHOLE_LIMIT = 1L << 53;

    /** From here on down, Python writes an exponent. */
    private static final double SMALLEST_PLAIN = 1e-4;

    private static final int MAX_PLAIN_EXPONENT = 16;
    private static final int MIN_PLAIN_EXPONENT = -4;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    static void write(double value, ByteWriter out) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a finite number: " + value);
        }
        double size = Math.abs(value);
        if (Double.doubleToRawLongBits(value) < 0) {
            out.put('-');
        }
        if (size >= FAST_LIMIT && size < WHOLE_LIMIT && size == Math.rint(size)) {
            out.number((long) size).ascii(".0");
        } else if (size >= FAST_LIMIT || (size < SMALLEST_PLAIN && size != 0) || !writeShort(size, out)) {
            writeAny(size, out);
        }
    }

    /** Writes a number that has at most six decimals, as rates have, without allocating; false if it has more. */
    private static boolean writeShort(double value, ByteWriter out) {
        long whole = (long) value;
        double fraction = value - whole;
        for (int decimals = 1; decimals < POWERS.length; decimals++) {
            long power = POWERS[decimals];
            long part = Math.round(fraction * power);
            // Both are exact (below 2^53), so the division gives the double that this decimal reads back as.
            if ((double) (whole * power + part) / power == value) {
                out.number(whole + part / power).put('.').padded(part % power, decimals);
                return true;
            }
        }
        return false;
    }

    /** Writes any number from the digits that {@link Double#toString(double)} finds. */
    private static void writeAny(double value, ByteWriter out) {
        String text = Double.toString(value);
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        String mantissa = e < 0 ? text : text.substring(0, e);
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int leading = leadingZeroes(digits);
        exponent += dot - 1 - leading;
        digits = digits.substring(leading, Math.max(leading, lengthWithoutZeroes(digits)));
        if (exponent < MIN_PLAIN_EXPONENT || exponent >= MAX_PLAIN_EXPONENT) {
            out.ascii(digits.substring(0, 1));
            if (digits.length() > 1) {
                out.put('.').ascii(digits.substring(1));
            }
            out.ascii(exponent < 0 ? "e-" : "e+").padded(Math.abs(exponent), 2);
        } else if (exponent < 0) {
            out.ascii("0.").ascii("0".repeat(-exponent - 1)).ascii(digits);
        } else if (digits.length() <= exponent + 1) {
            out.ascii(digits).ascii("0".repeat(exponent + 1 - digits.length())).ascii(".0");
        } else {
            out.ascii(digits.substring(0, exponent + 1)).put('.').ascii(digits.substring(exponent + 1));
        }
    }

    private static int lengthWithoutZeroes(String digits) {
        int length = digits.length();
        while (length > 0 && digits.charAt(length - 1) == '0') {
            length--;
        }
        return length;
    }

    private static int leadingZeroes(String digits) {
        int count = 0;
        while (digits.charAt(count) == '0') {
            count++;
        }
        return count;
    }
}
