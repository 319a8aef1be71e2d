package badger.proc;

import static badger.proc.ProcValue.ABSENT;

/** A number with or without a decimal fraction. */
final class DecimalNumber {
    /** As many decimal digits are always exact in a double. */
    private static final int EXACT_DIGITS = 15;

    private DecimalNumber() {}

    /** What {@link ProcCursor#nextDecimal} reads. */
    static double read(ProcCursor cursor) {
        boolean nothing = cursor.atLineEnd();
        byte[] bytes = cursor.bytes();
        int from = cursor.position();
        int at = from;
        if (nothing) {
            cursor.moveOver(from, from);
            return ABSENT;
        }
        long value = 0;
        long scale = 0;
        while (isDigit(bytes[at]) || (bytes[at] == '.' && scale == 0)) {
            if (bytes[at] == '.') {
                scale = 1;
            } else {
                value = value * 10 + (bytes[at] - '0');
                scale *= 10;
            }
            at++;
        }
        cursor.moveOver(from, at);
        int length = at - from - (scale > 0 ? 1 : 0);
        boolean trusted = isDigit(bytes[from]) && scale != 1 && length <= EXACT_DIGITS && cursor.atTokenEnd();
        return trusted ? (double) value / Math.max(1, scale) : OddNumber.refuse(cursor);
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
