package badger.proc;

import static badger.proc.ProcValue.ABSENT;

/**
 * What stands where a number of a few digits was expected: a longer one, or none. Healthy hosts have no such, and their
 * agents never load this.
 */
final class OddNumber {
    /** A number above this cannot take another digit and stay below 2^63. */
    private static final long TENTH = Long.MAX_VALUE / 10;

    private OddNumber() {}

    /** Reads the token that begins here: {@link ProcValue#ABSENT}, with a problem, if it is no number below 2^63. */
    static long read(ProcCursor cursor) {
        long value = digits(cursor);
        return value >= 0 && cursor.atTokenEnd() ? value : refuse(cursor);
    }

    /** Reads a number that ends at this character, and moves behind it. */
    static long readBefore(ProcCursor cursor, char end) {
        long value = digits(cursor);
        return value >= 0 && cursor.accept(end) ? value : cursor.malformedToken();
    }

    /** Says what is wrong with the token that was begun last, and moves behind it. */
    static long refuse(ProcCursor cursor) {
        int start = cursor.tokenStart();
        cursor.moveTo(start);
        boolean negative = cursor.accept('-');
        int from = cursor.position();
        long _ = digits(cursor);
        if (cursor.position() == from || !cursor.atTokenEnd()) {
            return cursor.malformedToken();
        }
        cursor.problem(start, negative ? "a negative number" : "a number too large to hold");
        return ABSENT;
    }

    /** Reads digits: their value, or -1 if there are none or they are too many. */
    private static long digits(ProcCursor cursor) {
        byte[] content = cursor.bytes();
        int from = cursor.position();
        int at = from;
        long value = 0;
        // every line ends with a newline
        while (content[at] >= '0' && content[at] <= '9') {
            value = value < 0 || value > TENTH ? -1 : value * 10 + (content[at] - '0');
            at++;
        }
        cursor.moveTo(at);
        return at > from ? value : -1;
    }
}
