package badger.proc;

import static badger.proc.ProcValue.ABSENT;

/** Hexadecimal numbers without a sign, as some files of {@code /proc/net} have them. */
final class Hexadecimal {
    private static final int BASE = 16;

    private Hexadecimal() {}

    /** The token that a cursor has passed last; {@link ProcValue#ABSENT} if it is no such number, or has more digits. */
    static long token(ProcCursor cursor, int mostDigits) {
        int length = cursor.position() - cursor.tokenStart();
        if (length > mostDigits) {
            return ABSENT;
        }
        long value = 0;
        for (int at = cursor.tokenStart(); at < cursor.position(); at++) {
            int digit = Character.digit(cursor.bytes()[at], BASE);
            if (digit < 0) {
                return ABSENT;
            }
            value = value * BASE + digit;
        }
        return value < 0 ? ABSENT : value;
    }
}
