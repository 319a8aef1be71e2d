package badger.proc;

import static badger.proc.ProcValue.ABSENT;

/** Numbers that may be below zero: what sensors measure. */
public final class SignedNumber {
    /** Stands for a number that is not there; -1 could be a temperature. */
    public static final long NONE = Long.MIN_VALUE;

    private SignedNumber() {}

    /** Reads a number that is the last of its line: {@link #NONE} at the end of the line, or, with a problem, if it is none. */
    static long last(ProcCursor cursor) {
        cursor.skipBlanks();
        boolean negative = cursor.accept('-');
        if (negative && cursor.atTokenEnd()) {
            cursor.problem(cursor.position(), "digits were expected behind the minus");
            return NONE;
        }
        long number = cursor.lastLong();
        if (number == ABSENT) {
            return NONE;
        }
        return negative ? -number : number;
    }
}
