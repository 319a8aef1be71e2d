package badger.core.config;

import badger.core.ConfigurationException;

/**
 * The text of a configuration file, read from its beginning to its end: JSON (RFC 8259) with {@code //} and
 * {@code /* *}{@code /} comments. Knows in which line and column it is, the first being 1.
 */
final class JsonText {
    /** No number has more digits than this. */
    private static final int LONGEST_NUMBER = 1000;

    private static final char END = '\uFFFF';
    private static final int HEX = 16;

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int lineBegin;

    JsonText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The character that comes next, {@link #END} at the end, which no text has (it is not a character of Unicode). */
    private char next() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** The character that comes next after blanks and comments. */
    char token() throws ConfigurationException {
        while (true) {
            switch (next()) {
                case ' ', '\t', '\n', '\r' -> step();
                case '/' -> comment();
                default -> {
                    return next();
                }
            }
        }
    }

    boolean isAtEnd() throws ConfigurationException {
        return token() == END && at == text.length();
    }

    private void step() {
        char c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && next() != '\n')) {
            line++;
            lineBegin = at;
        }
    }

    private void comment() throws ConfigurationException {
        if (text.startsWith("//", at)) {
            while (at < text.length() && next() != '\n' && next() != '\r') {
                step();
            }
            return;
        }
        if (!text.startsWith("/*", at)) {
            throw wrong(SyntaxError.COMMENT);
        }
        at += 2;
        while (!text.startsWith("*/", at)) {
            if (at >= text.length()) {
                throw wrong(SyntaxError.EARLY_END);
            }
            step();
        }
        at += 2;
    }

    /** Goes on if this comes next. */
    boolean accept(char token) throws ConfigurationException {
        boolean there = token() == token;
        if (there) {
            step();
        }
        return there;
    }

    /** A word without quotes: {@code true}, {@code false}, {@code null}. */
    boolean acceptWord(String word) {
        int end = at + word.length();
        boolean there = text.startsWith(word, at) && (end == text.length() || !Spelling.isWord(text.charAt(end)));
        at = there ? end : at;
        return there;
    }

    /** A number, as it is written. */
    String number() throws ConfigurationException {
        int begin = at;
        while (Spelling.isWord(next()) || "+-.".indexOf(next()) >= 0) {
            at++;
        }
        String number = text.substring(begin, at);
        at = begin;
        if (number.length() > LONGEST_NUMBER) {
            throw wrong(SyntaxError.TOO_LONG);
        }
        int first = number.startsWith("-") ? 1 : 0;
        boolean leadingZero = number.startsWith("0", first) && Spelling.startsWithDigit(number, first + 1);
        if (leadingZero || !new Spelling(number).isNumber()) {
            throw wrong(SyntaxError.NUMBER);
        }
        at += number.length();
        return number;
    }

    /** A text, its quotes and escapes resolved. */
    String string() throws ConfigurationException {
        step();
        StringBuilder string = new StringBuilder();
        while (next() != '"') {
            if (at >= text.length()) {
                throw wrong(SyntaxError.EARLY_END);
            }
            if (next() < ' ') {
                throw wrong(SyntaxError.CONTROL);
            }
            string.append(next() == '\\' ? escape() : text.charAt(at++));
        }
        step();
        return string.toString();
    }

    private char escape() throws ConfigurationException {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : END;
        char meant = switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong(at + 1 < text.length() ? SyntaxError.ESCAPE : SyntaxError.EARLY_END);
        };
        at += kind == 'u' ? 6 : 2;
        return meant;
    }

    private char unicode() throws ConfigurationException {
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
            if (digit < 0 || text.charAt(i) > 'f') {
                throw wrong(SyntaxError.ESCAPE);
            }
            code = HEX * code + digit;
        }
        return (char) code;
    }

    /** Where it is. */
    Place here(JsonPath path) {
        return new Place(file, line, at - lineBegin + 1, path);
    }

    /** What is wrong here: at its end, that it is at its end. */
    ConfigurationException wrong(SyntaxError error) {
        SyntaxError told = at >= text.length() ? SyntaxError.EARLY_END : error;
        return here(JsonPath.ROOT).refused(told.words());
    }
}
