package badger.proc;

/**
 * Rows of plain numbers, of which a host of 5,000 interfaces has 80,000 a second. Written for the compiler of the image, which makes
 * a jump of a comparison that stands in a condition, and a value of any other one; and so that no product waits for another.
 */
final class PlainLongs {
    private PlainLongs() {}

    /**
     * Reads numbers, as {@link ProcCursor#plainLong()} does, up to the first token that is none, to the end of the line, or as many
     * as are wanted.
     *
     * @param cursor in front of the first; behind the last of them afterwards
     * @param into where they go
     * @param from the place of the first of them
     * @param most how many are wanted
     * @return how many there were
     */
    static int read(ProcCursor cursor, long[] into, int from, int most) {
        byte[] content = cursor.bytes();
        int limit = cursor.limit();
        int at = cursor.position();
        int count = 0;
        // the last byte below the limit is a newline, which ends every loop
        while (count < most && at < limit) {
            int character = content[at];
            while (character == ' ' || character == '\t') {
                character = content[++at];
            }
            int start = at;
            long value = 0;
            while (true) {
                int first = digit(content[at]);
                if (first > 9) {
                    break;
                }
                int second = digit(content[at + 1]);
                if (second > 9) {
                    value = value * 10 + first;
                    at++;
                    break;
                }
                int third = digit(content[at + 2]);
                if (third > 9) {
                    value = value * 100 + (first * 10 + second);
                    at += 2;
                    break;
                }
                int fourth = digit(content[at + 3]);
                if (fourth > 9) {
                    value = value * 1_000 + (first * 100 + second * 10 + third);
                    at += 3;
                    break;
                }
                value = value * 10_000 + (first * 1_000 + second * 100 + third * 10 + fourth);
                at += 4;
            }
            int length = at - start;
            int after = content[at];
            if (length == 0 || length > ProcCursor.PLAIN_DIGITS || (after != ' ' && after != '\n' && after != '\t')) {
                break;
            }
            into[from + count] = value;
            count++;
            cursor.moveOver(start, at);
        }
        return count;
    }

    /** What a digit stands for; more than 9 of everything else. */
    private static int digit(byte character) {
        return (char) (character - '0');
    }
}
