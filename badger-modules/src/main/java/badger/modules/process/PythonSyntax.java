package badger.modules.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Translates a regular expression from Python's syntax to Java's. What Java writes otherwise is rewritten, what it lacks
 * is refused with its place; character classes stay those of ASCII, as in Python 2.
 *
 * @see <a href="https://docs.python.org/3/library/re.html#regular-expression-syntax">re: regular expression syntax</a>
 */
final class PythonSyntax {
    /** Escapes that mean the same in both outside of a class. */
    private static final String SAME = "AbBdDsSwWafnrt";

    private static final String SAME_IN_CLASS = "dDsSwWafnrt";

    private final String source;
    private final StringBuilder java = new StringBuilder();
    /** Names of groups in the order of their opening; Java's names have no underscores, so they are numbered. */
    private final List<String> groups = new ArrayList<>();

    private int at;

    PythonSyntax(String source) {
        this.source = source;
    }

    /** The same pattern as Java writes it. */
    String translation() {
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case ' ' -> at++;
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case '{' -> brace();
                default -> {
                    java.append(c);
                    at++;
                }
            }
        }
        return java.toString();
    }

    private void escape() {
        int place = at++;
        char c = charAfterBlanks(place, "the pattern ends in a backslash");
        if (SAME.indexOf(c) >= 0 || !isAsciiLetterOrDigit(c)) {
            java.append('\\').append(c);
        } else if (c == 'Z') {
            java.append("\\z");
        } else if (c == 'v') {
            java.append("\\x0B");
        } else if (c == 'x' || c == 'u') {
            hexadecimal(place, c == 'x' ? 2 : 4);
        } else if (c == '0') {
            java.append("\\x00");
        } else if (Character.isDigit(c)) {
            java.append('\\').append(c);
        } else {
            throw refused(place, "Python's \\" + c + " is not known here");
        }
    }

    private void hexadecimal(int place, int digits) {
        StringBuilder code = new StringBuilder();
        while (code.length() < digits) {
            char digit = charAfterBlanks(place, "a hexadecimal escape is cut off");
            if (Character.digit(digit, 16) < 0) {
                throw refused(place, "a hexadecimal escape needs " + digits + " digits");
            }
            code.append(digit);
        }
        java.append("\\x{").append(code).append('}');
    }

    private void characterClass() {
        int place = at++;
        java.append('[');
        if (peek() == '^') {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (true) {
            char c = charAfterBlanks(place, "the [ is never closed");
            if (c == ']' && !first) {
                java.append(']');
                return;
            }
            first = false;
            switch (c) {
                case '\\' -> classEscape();
                // Java knows classes in classes, and && between them: here they are characters
                case '[', ']', '&', '^', '#' -> java.append('\\').append(c);
                default -> java.append(c);
            }
        }
    }

    private void classEscape() {
        int place = at - 1;
        char c = charAfterBlanks(place, "the pattern ends in a backslash");
        if (SAME_IN_CLASS.indexOf(c) >= 0 || !isAsciiLetterOrDigit(c)) {
            java.append('\\').append(c);
        } else if (c == 'b') {
            java.append("\\x08");
        } else if (c == 'v') {
            java.append("\\x0B");
        } else if (c == 'x' || c == 'u') {
            hexadecimal(place, c == 'x' ? 2 : 4);
        } else if (c == '0') {
            java.append("\\x00");
        } else {
            throw refused(place, "Python's \\" + c + " in a class is not known here");
        }
    }

    private void open() {
        int place = at++;
        if (peek() != '?') {
            groups.add("");
            java.append('(');
            return;
        }
        at++;
        char kind = charAfterBlanks(place, "the ( is never closed");
        switch (kind) {
            case ':', '=', '!', '>' -> java.append("(?").append(kind);
            case '#' -> comment(place);
            case 'P' -> named(place);
            case '<' -> {
                char which = charAfterBlanks(place, "the ( is never closed");
                if (which != '=' && which != '!') {
                    throw refused(place, "(?<" + which + " is not Python's; a group with a name is (?P<name>...)");
                }
                java.append("(?<").append(which);
            }
            case '(' -> throw refused(place, "a group that depends on another, (?(...)...), cannot be had here");
            default -> flags(place, kind);
        }
    }

    private void comment(int place) {
        int end = source.indexOf(')', at);
        if (end < 0) {
            throw refused(place, "the comment is never closed");
        }
        at = end + 1;
    }

    private void named(int place) {
        char kind = charAfterBlanks(place, "the ( is never closed");
        int end = source.indexOf(kind == '<' ? '>' : ')', at);
        if ((kind != '<' && kind != '=') || end < 0) {
            throw refused(place, "after (?P comes <name> or =name)");
        }
        String name = source.substring(at, end).replace(" ", "");
        at = end + 1;
        if (kind == '<') {
            if (name.isEmpty() || groups.contains(name)) {
                throw refused(place, "the group's name '" + name + "' is empty, or there twice");
            }
            groups.add(name);
            java.append("(?<g").append(groups.size()).append('>');
        } else {
            if (!groups.contains(name)) {
                throw refused(place, "there is no group '" + name + "' before this");
            }
            java.append("\\k<g").append(groups.indexOf(name) + 1).append('>');
        }
    }

    private void flags(int place, char first) {
        StringBuilder kept = new StringBuilder();
        char flag = first;
        while (flag != ')' && flag != ':') {
            switch (flag) {
                case 'i', 'm', 's', 'x', '-' -> kept.append(flag);
                case 'a', 'u', 'L' -> {
                    // the alphabet: always ASCII here
                }
                default -> throw refused(place, "(?" + flag + " is not known here");
            }
            flag = charAfterBlanks(place, "the ( is never closed");
        }
        if (flag == ':') {
            java.append("(?").append(kept).append(':');
        } else if (!kept.isEmpty()) {
            java.append("(?").append(kept).append(')');
        }
    }

    /** A repetition such as {2,3}, or else the character itself. */
    private void brace() {
        int end = source.indexOf('}', at);
        String inside = end < 0 ? "" : source.substring(at + 1, end).replace(" ", "");
        if (inside.matches("[0-9]+(,[0-9]*)?")) {
            java.append('{').append(inside).append('}');
            at = end + 1;
        } else if (inside.matches(",[0-9]+")) {
            java.append("{0").append(inside).append('}');
            at = end + 1;
        } else {
            java.append("\\{");
            at++;
        }
    }

    private char peek() {
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        return at < source.length() ? source.charAt(at) : 0;
    }

    private char charAfterBlanks(int place, String otherwise) {
        char c = peek();
        if (at >= source.length()) {
            throw refused(place, otherwise);
        }
        at++;
        return c;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private IllegalArgumentException refused(int place, String reason) {
        return new IllegalArgumentException("pattern '" + source + "', position " + (place + 1) + ": " + reason);
    }
}
