package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A forward cursor over the bytes of one file, which reads like the grammar of /proc: lines ended by a newline, tokens
 * between blanks. It knows complete lines only: a last line without its newline was cut off, and nothing of it is
 * trusted. No method passes the end of the line but {@link #endLine}; none allocates.
 */
final class ProcCursor {
    /** As many digits are always below 2^63. */
    private static final int PLAIN_DIGITS = 18;

    /** As many decimal digits are always exact in a double. */
    private static final int EXACT_DIGITS = 15;

    private byte[] bytes = new byte[0];
    private int limit;
    private int position;
    private int tokenStart;
    private int malformed;
    private long problemOffset;
    private @Nullable String problemReason;

    /** Starts anew over the first {@code length} bytes. */
    void reset(byte[] content, int length) {
        bytes = content;
        position = 0;
        tokenStart = 0;
        malformed = 0;
        problemReason = null;
        limit = length;
        while (limit > 0 && content[limit - 1] != '\n') {
            limit--;
        }
        if (limit < length) {
            problem(limit, "the last line is cut off");
        }
    }

    /** Whether a complete line starts or goes on here. */
    boolean hasLine() {
        return position < limit;
    }

    /** Moves behind the newline of this line. */
    void endLine() {
        byte[] content = bytes;
        int end = limit;
        int at = position;
        while (at < end && content[at] != '\n') {
            at++;
        }
        position = at < end ? at + 1 : end;
    }

    /** Moves behind these bytes if they stand here. */
    boolean accept(byte[] literal) {
        int length = literal.length;
        if (limit - position < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[position + i] != literal[i]) {
                return false;
            }
        }
        position += length;
        return true;
    }

    /** Moves behind this character if it stands here. */
    boolean accept(char expected) {
        if (position < limit && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Moves over blanks and tabs. */
    void skipBlanks() {
        byte[] content = bytes;
        int end = limit;
        int at = position;
        while (at < end && isBlank(content[at])) {
            at++;
        }
        position = at;
    }

    /** Moves over blanks; whether nothing else is left in this line. */
    boolean atLineEnd() {
        skipBlanks();
        return position >= limit || bytes[position] == '\n';
    }

    /** Reads an unsigned number: {@link ProcValue#ABSENT} at the end of the line, or, with a problem, if it is none. */
    long nextLong() {
        long plain = plainLong();
        if (plain != ABSENT) {
            return plain;
        }
        boolean nothing = atLineEnd();
        tokenStart = position;
        return nothing ? ABSENT : OddNumber.read(this);
    }

    /**
     * Reads an unsigned number of at most 18 digits; anything else is {@link ProcValue#ABSENT}, and then nothing was read
     * and no problem noted. Nearly all that is ever read are such numbers.
     */
    long plainLong() {
        return plainLong('\n');
    }

    /** The same of a number that may as well end at this character. */
    private long plainLong(char end) {
        byte[] content = bytes;
        int at = position;
        if (at >= limit) {
            return ABSENT;
        }
        // the last byte below the limit is a newline, which ends every loop
        while (isBlank(content[at])) {
            at++;
        }
        int from = at;
        long value = 0;
        int digit = content[at] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = content[++at] - '0';
        }
        int length = at - from;
        byte after = content[at];
        if (length == 0 || length > PLAIN_DIGITS || !(isBlank(after) || after == '\n' || after == end)) {
            return ABSENT;
        }
        tokenStart = from;
        position = at;
        return value;
    }

    /**
     * Reads plain numbers, as {@link #plainLong()} does, up to the first token that is none, to the end of the line, or as many
     * as are wanted.
     *
     * @param into where they go
     * @param from the place of the first of them
     * @param most how many are wanted
     * @return how many there were; the position is behind the last of them
     */
    int plainLongs(long[] into, int from, int most) {
        // a host of 5,000 interfaces has 80,000 such numbers: written for a compiler that makes a jump of every
        // comparison that
        // stands in a condition, and a value of every other one
        byte[] content = bytes;
        int at = position;
        int count = 0;
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
            if (length == 0 || length > PLAIN_DIGITS || (after != ' ' && after != '\n' && after != '\t')) {
                break;
            }
            into[from + count] = value;
            count++;
            tokenStart = start;
            position = at;
        }
        return count;
    }

    /** What a digit stands for; more than 9 of everything else. */
    private static int digit(byte character) {
        return (char) (character - '0');
    }

    /** Reads a number that is the last of its line, or nothing: anything behind it makes it untrusted. */
    long lastLong() {
        long value = nextLong();
        if (value != ABSENT && !atLineEnd()) {
            problem(position, "the end of the line was expected");
            return ABSENT;
        }
        return value;
    }

    /** Reads a number that ends at this character, and moves behind it. */
    long nextLongBefore(char end) {
        long plain = plainLong(end);
        if (plain != ABSENT) {
            return accept(end) ? plain : malformedToken();
        }
        boolean nothing = atLineEnd();
        tokenStart = position;
        return nothing ? malformedToken() : OddNumber.readBefore(this, end);
    }

    /** Reads an unsigned number of at most 15 digits, with or without a decimal fraction, exactly rounded. */
    double nextDecimal() {
        boolean nothing = atLineEnd();
        tokenStart = position;
        if (nothing) {
            return ABSENT;
        }
        int from = position;
        long value = 0;
        long scale = 0;
        while (isDigit(bytes[position]) || (bytes[position] == '.' && scale == 0)) {
            if (bytes[position] == '.') {
                scale = 1;
            } else {
                value = value * 10 + (bytes[position] - '0');
                scale *= 10;
            }
            position++;
        }
        int length = position - from - (scale > 0 ? 1 : 0);
        boolean trusted = isDigit(bytes[from]) && scale != 1 && length <= EXACT_DIGITS && atTokenEnd();
        return trusted ? (double) value / Math.max(1, scale) : OddNumber.refuse(this);
    }

    /** Moves over one token of any characters but blanks; false at the end of the line. */
    boolean nextToken() {
        return nextTokenBefore('\n');
    }

    /** Moves over one token that ends at a blank, at this character, or at the end of the line. */
    boolean nextTokenBefore(char end) {
        skipBlanks();
        tokenStart = position;
        while (!atTokenEnd() && bytes[position] != end) {
            position++;
        }
        return position > tokenStart;
    }

    /** Moves behind the next such character of this line; false, at the end of the line, if there is none. */
    boolean skipPast(char wanted) {
        while (position < limit && bytes[position] != '\n') {
            if (bytes[position++] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The place of the last such character of the whole content, or -1. */
    int last(char wanted) {
        int at = limit - 1;
        while (at >= 0 && bytes[at] != wanted) {
            at--;
        }
        return at;
    }

    void moveTo(int place) {
        position = place;
    }

    int position() {
        return position;
    }

    /** Where the last token, or number, began; it ended at {@link #position} when that has not moved since. */
    int tokenStart() {
        return tokenStart;
    }

    /** How many tokens were not numbers although numbers were expected there. */
    int malformed() {
        return malformed;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the last complete line ends. */
    int limit() {
        return limit;
    }

    /** Notes what is wrong at this place; only the first of a content is kept. */
    void problem(long offset, String reason) {
        if (problemReason == null) {
            problemOffset = offset;
            problemReason = reason;
        }
    }

    boolean hasProblem() {
        return problemReason != null;
    }

    /** The first problem of this content. */
    @Nullable
    ProcFormatException problem(Path file) {
        return problemReason == null ? null : new ProcFormatException(file, problemOffset, problemReason);
    }

    /** The first problem of this content, or, if there was none, this one. */
    ProcFormatException nothingTrusted(Path file, String reason) {
        ProcFormatException first = problem(file);
        return first != null ? first : new ProcFormatException(file, 0, limit == 0 ? "the file is empty" : reason);
    }

    /** Notes that a token is no number, and moves behind it. */
    long malformedToken() {
        malformed++;
        problem(tokenStart, "a number was expected");
        while (!atTokenEnd()) {
            position++;
        }
        return ABSENT;
    }

    /** Whether nothing of a token is left here. */
    boolean atTokenEnd() {
        return position >= limit || bytes[position] == '\n' || isBlank(bytes[position]);
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
