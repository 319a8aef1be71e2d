package badger.core.config;

/** Tells what a word of a file can be taken for; without regular expressions, see docs/adr/0015. */
final class Spelling {
    private final String text;
    private int at;

    Spelling(String text) {
        this.text = text;
    }

    /** {@code -?[0-9]+} */
    boolean isInteger() {
        at = 0;
        return integer() && at == text.length();
    }

    /** {@code -?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?} */
    boolean isNumber() {
        at = 0;
        return integer() && (!accept(".") || digits()) && (!accept("eE") || exponent()) && at == text.length();
    }

    private boolean integer() {
        boolean _ = accept("-");
        return digits();
    }

    private boolean exponent() {
        boolean _ = accept("-+");
        return digits();
    }

    private boolean digits() {
        int begin = at;
        while (accept("0123456789")) {
            // accept has gone on
        }
        return at > begin;
    }

    private boolean accept(String oneOf) {
        boolean there = at < text.length() && oneOf.indexOf(text.charAt(at)) >= 0;
        if (there) {
            at++;
        }
        return there;
    }

    /** Whether there is a digit at a place of a text. */
    static boolean startsWithDigit(String text, int from) {
        return from < text.length() && text.charAt(from) >= '0' && text.charAt(from) <= '9';
    }

    /** Whether a character is one of a name's: {@code [A-Za-z0-9_]}. */
    static boolean isWord(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** {@code \w+} */
    static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isWord(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@code \w[\w.-]*} */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isWord(c) && (i == 0 || (c != '.' && c != '-'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
