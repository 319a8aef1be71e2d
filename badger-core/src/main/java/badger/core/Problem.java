package badger.core;

/**
 * One thing that is wrong with a configuration, and where.
 *
 * @param file the file as it was named, empty if no file is to blame
 * @param line its line, 0 if the whole file is meant
 * @param column its column in that line
 * @param path the place in the file's tree: {@code $.modules.included_modules[0]}
 * @param message what is wrong
 */
public record Problem(String file, int line, int column, String path, String message) {
    /** A problem of no file. */
    public static Problem of(String message) {
        return new Problem("", 0, 0, "$", message);
    }

    /** A problem of a whole file. */
    public static Problem of(String file, String message) {
        return new Problem(file, 0, 0, "$", message);
    }

    /** One line: {@code file:line:column: $.path: message}. */
    @Override
    public String toString() {
        String text = file.isEmpty()
                ? message
                : line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + path + ": " + message;
        return oneLine(text);
    }

    /** Control characters of a hostile file shall neither break the line nor reach a terminal. */
    private static String oneLine(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (line, c) -> line.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c),
                        StringBuilder::append)
                .toString();
    }
}
