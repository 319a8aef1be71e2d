package badger.core.config;

/** What can be wrong with a file's syntax. No word of the file is quoted: it may be a password that lacks its quotes. */
enum SyntaxError {
    EARLY_END("the file ends too early: something is not closed"),
    TOO_LONG("a number is longer than any can be"),
    VALUE("expected a value: a text in double quotes, a number, true, false, null, [ or {"
            + " (is there a comma too many before it?)"),
    KEY("expected a key in double quotes (is there a comma too many before it?)"),
    COMMA("expected a comma, or the end of the list or object"),
    COLON("expected a colon after the key"),
    BRACKET("this bracket does not close the one that was opened last"),
    NUMBER("not a number as JSON writes them"),
    ESCAPE("not an escape: a backslash in a text is written twice"),
    CONTROL("a text ends in its own line, and tabs and the like are written \\t, \\n, ..."),
    COMMENT("a comment begins with // or /*");

    private final String words;

    SyntaxError(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
