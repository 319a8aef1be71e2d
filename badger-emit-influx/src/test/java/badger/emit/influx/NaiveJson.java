package badger.emit.influx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain and strict JSON reader: objects are maps, lists are lists, numbers stay texts in a {@link Number}. */
final class NaiveJson {
    private final String text;
    private int at;

    /** A number as it is written. */
    record Number(String digits) {}

    private NaiveJson(String text) {
        this.text = text;
    }

    static Object read(String text) {
        NaiveJson json = new NaiveJson(text);
        Object value = json.value();
        if (json.at != text.length()) {
            throw json.wrong("nothing more");
        }
        return value;
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        do {
            String key = string();
            expect(':');
            members.put(key, value());
        } while (comma());
        expect('}');
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        expect('[');
        if (text.charAt(at) != ']') {
            do {
                elements.add(value());
            } while (comma());
        }
        expect(']');
        return elements;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control character");
            }
            string.append(c == '\\' ? escape() : c);
        }
        at++;
        return string.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            case '"', '\\', '/' -> c;
            default -> throw wrong("an escape");
        };
    }

    private Number number() {
        int start = at;
        while ("+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
            throw wrong("a number");
        }
        return new Number(digits);
    }

    private boolean comma() {
        boolean there = text.charAt(at) == ',';
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private AssertionError wrong(String expected) {
        int from = Math.max(0, at - 20);
        return new AssertionError("expected " + expected + " at " + at + " after: " + text.substring(from, at));
    }
}
