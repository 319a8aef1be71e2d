package badger.formats;

import java.io.IOException;
import java.io.Serial;

/** What is wrong with a text that somebody printed, and where. */
public final class TextFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong at a place.
     *
     * @param source whose text it is: a file, a program
     * @param line the place, the first being 1
     * @param column the place in bytes, the first being 1
     * @param reason what is wrong there
     */
    public TextFormatException(String source, int line, int column, String reason) {
        super(source + ":" + line + ":" + column + ": " + reason);
    }

    /**
     * Says what is wrong with a text as a whole.
     *
     * @param source whose text it is: a file, a program
     * @param reason what is wrong with it
     */
    public TextFormatException(String source, String reason) {
        super(source + ": " + reason);
    }
}
