package badger.formats;

import org.jspecify.annotations.Nullable;

/**
 * The JSON that modules of the Python agent return: a list of points {@code {"cpu.user": {"value": 8, "units":
 * "percent"}}}, or the agent's whole payload, whose list is called {@code points}. Read as well: one object of many points,
 * a number in place of the inner object, and beside {@code value} and {@code units} in it {@code labels} (an object of
 * texts), {@code type} ({@code "counter"} for a reading that only grows) and {@code description}. A text in place of a
 * point is passed over, which the Python agent's first payload has. Several such values may follow one another.
 */
public final class StatJson implements TextFormat {
    /** What is nested deeper is no stat. */
    private static final int DEEPEST = 32;

    private final TextCursor in = new TextCursor();
    private final NumberText number = new NumberText();
    private final JsonPoint point = new JsonPoint(in);

    /** A reader of this format. */
    public StatJson() {}

    @Override
    public @Nullable TextFormatException read(byte[] text, int length, String source, PointSink sink) {
        in.reset(text, length);
        boolean good = true;
        while (good && in.token() != TextCursor.END) {
            good = switch (in.peek()) {
                case '[' -> list(sink);
                case '{' -> members(sink, true);
                default -> in.wrong("a list of points, or an object, is expected");
            };
        }
        return in.problem(source);
    }

    private boolean list(PointSink sink) {
        in.step();
        if (in.acceptToken(']')) {
            return true;
        }
        do {
            boolean good = switch (in.token()) {
                case '{' -> members(sink, false);
                case '"' -> string();
                default -> in.wrong("an object {\"name\": ...} is expected");
            };
            if (!good) {
                return false;
            }
        } while (in.acceptToken(','));
        return in.acceptToken(']') || in.wrong("',' or ']' is expected");
    }

    /** Reads an object of points; the outermost may be a payload. */
    private boolean members(PointSink sink, boolean outermost) {
        in.step();
        if (in.acceptToken('}')) {
            return true;
        }
        do {
            int from = in.token() == '"' ? in.at() + 1 : -1;
            if (!key()) {
                return false;
            }
            if (!member(sink, outermost, from, point.keyEnd())) {
                return false;
            }
        } while (in.acceptToken(','));
        return in.acceptToken('}') || in.wrong("',' or '}' is expected");
    }

    private boolean member(PointSink sink, boolean outermost, int from, int to) {
        int first = in.token();
        if (outermost && first == '[' && in.is("points", from, to)) {
            return list(sink);
        }
        if (outermost && (first == '"' || in.is("timestamp", from, to))) {
            return skip();
        }
        point.begin(from, to);
        int place = in.at();
        boolean good = first == '{' ? inside() : value();
        if (!good) {
            return false;
        }
        point.end();
        switch (point.found()) {
            case NOTHING -> in.wrong(place, "a number is expected");
            case ABSENT -> {}
            case INTEGER -> sink.integer(point, number.integer());
            case FLOATING -> sink.floating(point, number.floating());
            case NAN -> sink.floating(point, Double.NaN);
        }
        return true;
    }

    private boolean inside() {
        in.step();
        if (in.acceptToken('}')) {
            return true;
        }
        do {
            int from = in.token() == '"' ? in.at() + 1 : -1;
            if (!key()) {
                return false;
            }
            int to = point.keyEnd();
            in.token();
            int begin = in.at();
            boolean isValue = in.is("value", from, to);
            if (!(isValue ? value() : skip())) {
                return false;
            }
            if (!isValue) {
                point.described(from, to, begin, in.at());
            }
        } while (in.acceptToken(','));
        return in.acceptToken('}') || in.wrong("',' or '}' is expected");
    }

    /** Moves over a name in quotes and its colon. */
    private boolean key() {
        if (in.peek() != '"') {
            return in.wrong("a name in quotes is expected");
        }
        if (!string()) {
            return false;
        }
        point.keyEnd(in.at() - 1);
        return in.acceptToken(':') || in.wrong("':' is expected");
    }

    /** Reads what should be a number; {@code null} is none, which is no mistake. */
    private boolean value() {
        int from = in.at();
        int first = in.peek();
        if (first == '"' || first == '{' || first == '[') {
            point.found(JsonPoint.Found.NOTHING);
            return skip();
        }
        skipScalar();
        int to = in.at();
        if (in.peek() == TextCursor.END) {
            // the end of the number may be lacking as well
            return in.wrong("',' or '}' is expected");
        }
        if (in.is("null", from, to)) {
            point.found(JsonPoint.Found.ABSENT);
        } else if (in.is("NaN", from, to) || in.is("Infinity", from, to) || in.is("-Infinity", from, to)) {
            point.found(JsonPoint.Found.NAN);
        } else if (in.is("true", from, to) || in.is("false", from, to)) {
            point.found(JsonPoint.Found.NOTHING);
        } else if (number.read(in.bytes(), from, to)) {
            point.found(number.isWhole() ? JsonPoint.Found.INTEGER : JsonPoint.Found.FLOATING);
        } else {
            return in.wrong(from, "a value is expected");
        }
        return true;
    }

    private void skipScalar() {
        int next = in.peek();
        while (next == '+' || next == '-' || next == '.' || Character.isLetterOrDigit(next)) {
            in.step();
            next = in.peek();
        }
    }

    /** Moves over any value. */
    private boolean skip() {
        long lists = 0;
        int depth = 0;
        do {
            int next = in.token();
            if (next == '{' || next == '[') {
                if (++depth > DEEPEST) {
                    return in.wrong("nested too deep");
                }
                lists = (lists << 1) | (next == '[' ? 1 : 0);
                in.step();
            } else if (next == '}' || next == ']') {
                if (depth == 0 || (lists & 1) != (next == ']' ? 1 : 0)) {
                    return in.wrong("a value is expected");
                }
                depth--;
                lists >>>= 1;
                in.step();
            } else if (next == '"') {
                if (!string()) {
                    return false;
                }
            } else if (depth > 0 && (next == ',' || next == ':')) {
                in.step();
            } else {
                int from = in.at();
                skipScalar();
                if (in.at() == from) {
                    return in.wrong("a value is expected");
                }
            }
        } while (depth > 0);
        return true;
    }

    /** Moves over a text in quotes. */
    private boolean string() {
        in.step();
        while (in.peek() != '"') {
            if (in.peek() == '\\') {
                in.step();
            }
            if (in.peek() < ' ') {
                return in.wrong("the text is never closed");
            }
            in.step();
        }
        in.step();
        return true;
    }
}
