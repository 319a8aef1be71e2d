package badger.formats;

import org.jspecify.annotations.Nullable;

/** A forward cursor over the bytes of a text; notes the first thing that is wrong with it. */
final class TextCursor {
    /** What comes after the last byte. */
    static final int END = -1;

    private byte[] bytes = {};
    private int limit;
    private int at;
    private int problemAt;
    private @Nullable String problem;

    /** Starts anew over the first {@code length} bytes. */
    void reset(byte[] text, int length) {
        bytes = text;
        limit = length;
        at = 0;
        problem = null;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    /** The byte that comes next, {@link #END} at the end. */
    int peek() {
        return at < limit ? bytes[at] & 0xff : END;
    }

    /** The byte that comes next after blanks and ends of lines. */
    int token() {
        while (at < limit && (isBlank(bytes[at]) || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return peek();
    }

    /** The byte that comes next after blanks. */
    int inLine() {
        while (at < limit && isBlank(bytes[at])) {
            at++;
        }
        return peek();
    }

    void step() {
        at++;
    }

    /** Goes on if this comes next. */
    boolean accept(char ascii) {
        boolean there = peek() == ascii;
        if (there) {
            at++;
        }
        return there;
    }

    /** Goes on, over blanks and ends of lines, if this comes next. */
    boolean acceptToken(char ascii) {
        return token() == ascii && accept(ascii);
    }

    /** Goes on if this word comes next. */
    boolean acceptWord(String ascii) {
        int length = ascii.length();
        if (limit - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        at += length;
        return true;
    }

    /** Whether this line ends here. */
    boolean isLineEnd() {
        int next = peek();
        return next == END || next == '\n' || (next == '\r' && (at + 1 == limit || bytes[at + 1] == '\n'));
    }

    /** Moves behind the end of this line. */
    void endLine() {
        while (at < limit && bytes[at] != '\n') {
            at++;
        }
        if (at < limit) {
            at++;
        }
    }

    /** Moves to the end of what has neither a blank nor the end of the line in it. */
    void skipWord() {
        while (!isLineEnd() && !isBlank(bytes[at])) {
            at++;
        }
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** Whether these bytes are this word. */
    boolean is(String ascii, int from, int to) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != ascii.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /** Notes what is wrong here, if nothing was before. */
    boolean wrong(String reason) {
        return wrong(at, reason);
    }

    /** Notes what is wrong at a place, if nothing was before; false, for the caller to hand on. */
    boolean wrong(int place, String reason) {
        if (problem == null) {
            problemAt = place;
            problem = reason;
        }
        return false;
    }

    /** The first thing that was wrong, or null. */
    @Nullable
    TextFormatException problem(String source) {
        if (problem == null) {
            return null;
        }
        int line = 1;
        int begin = 0;
        for (int i = 0; i < problemAt; i++) {
            if (bytes[i] == '\n') {
                line++;
                begin = i + 1;
            }
        }
        String words = problemAt >= limit ? problem + ", and here the text ends" : problem;
        return new TextFormatException(source, line, problemAt - begin + 1, words);
    }
}
