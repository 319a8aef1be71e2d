package badger.modules.process;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern of command lines in Python's syntax; blanks in it do not count, and a match begins at the beginning. */
final class ProcessPattern {
    private final String text;
    private final Pattern pattern;

    private ProcessPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * Translates a pattern.
     *
     * @throws IllegalArgumentException if it is wrong, or cannot be had here, with its place
     */
    public static ProcessPattern parse(String text) {
        String java = new PythonSyntax(text).translation();
        try {
            return new ProcessPattern(text, Pattern.compile(java, Pattern.UNIX_LINES));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern '" + text + "': " + e.getDescription(), e);
        }
    }

    /** Whether a command line, its NULs removed, begins with what is looked for. */
    boolean matches(String commandLine) {
        return pattern.matcher(commandLine).lookingAt();
    }

    /** As it stands in a configuration file. */
    @Override
    public String toString() {
        return text;
    }
}
