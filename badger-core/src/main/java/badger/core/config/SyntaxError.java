package badger.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What can be wrong with a file's syntax, in our words: the parser's may quote a password that lacks its quotes. */
enum SyntaxError {
    EARLY_END("Unexpected end-of-input", "the file ends too early: something is not closed"),
    TOO_LONG("exceeds the maximum allowed", "a number or key is longer than any can be"),
    VALUE(
            "Unrecognized token|Non-standard token|expected a (valid )?value",
            "expected a value: a text in double quotes, a number, true, false, null, [ or {"
                    + " (is there a comma too many before it?)"),
    KEY("was expecting double-quote", "expected a key in double quotes (is there a comma too many before it?)"),
    COMMA("was expecting comma", "expected a comma, or the end of the list or object"),
    COLON("was expecting a colon", "expected a colon after the key"),
    BRACKET("Unexpected close marker", "this bracket does not close the one that was opened last"),
    NUMBER("numeric value|Leading zeroes", "not a number as JSON writes them"),
    ESCAPE("character escape|hex-digit", "not an escape: a backslash in a text is written twice"),
    CONTROL(
            "Illegal unquoted character",
            "a text ends in its own line, and tabs and the like are written \\t, \\n, ..."),
    COMMENT("for a comment", "a comment begins with // or /*"),
    OTHER("", "not JSON");

    private final Pattern parserSays;
    private final String words;

    SyntaxError(String parserSays, String words) {
        this.parserSays = Pattern.compile(parserSays);
        this.words = words;
    }

    static SyntaxError of(JsonProcessingException e) {
        return Arrays.stream(values())
                .filter(error ->
                        error.parserSays.matcher(e.getOriginalMessage()).find())
                .findFirst()
                .orElse(OTHER);
    }

    String words() {
        return words;
    }
}
