package badger.core.rule;

import java.util.List;

/**
 * A text with holes: {@code $1} to {@code $9} are what the first to ninth wildcard of a glob stood for, {@code $0} is the
 * whole, {@code $$} a dollar.
 */
public final class NameTemplate {
    private final String text;
    private final int highest;

    private NameTemplate(String text, int highest) {
        this.text = text;
        this.highest = highest;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a dollar stands before something else
     */
    public static NameTemplate parse(String text) {
        int highest = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '$') {
                char next = ++i < text.length() ? text.charAt(i) : ' ';
                if (next != '$' && (next < '0' || next > '9')) {
                    throw new IllegalArgumentException("behind the '$' at position " + i
                            + " stands neither a digit nor another '$' ($$ is the character itself)");
                }
                highest = Math.max(highest, next == '$' ? 0 : next - '0');
            }
        }
        return new NameTemplate(text, highest);
    }

    /** The highest number that it names. */
    int highest() {
        return highest;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * The text with its holes filled.
     *
     * @param whole what the glob has fitted
     * @param captures what its wildcards stood for, at least {@link #highest} of them
     */
    String filled(String whole, List<String> captures) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '$') {
                filled.append(c);
                continue;
            }
            char next = text.charAt(++i);
            if (next == '$' || next == '0') {
                filled.append(next == '$' ? "$" : whole);
            } else {
                filled.append(captures.get(next - '1'));
            }
        }
        return filled.toString();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
