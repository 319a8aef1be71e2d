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
    static final int PLAIN_DIGITS = 18;

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
        return DecimalNumber.read(this);
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
        byte[] content = bytes;
        int end = limit;
        int at = position;
        while (at < end && content[at] != '\n' && content[at] != wanted) {
            at++;
        }
        boolean found = at < end && content[at] == wanted;
        position = found ? at + 1 : at;
        return found;
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

    /** Moves behind a token. */
    void moveOver(int start, int end) {
        tokenStart = start;
        position = end;
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
}
