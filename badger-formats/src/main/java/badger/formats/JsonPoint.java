package badger.formats;

import badger.core.spi.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The point of a JSON text that is being read: where its name, and what is said of it, stand. */
final class JsonPoint implements SeriesText {
    private static final int HEX = 16;

    /** What was there in the place of its value. */
    enum Found {
        /** Nothing that is a number. */
        NOTHING,
        /** {@code null}: there is none at this time. */
        ABSENT,
        /** An integer of 64 bits. */
        INTEGER,
        /** A floating number. */
        FLOATING,
        /** What Python writes for a number that is none. */
        NAN
    }

    private final TextCursor in;
    private final KeyBytes key = new KeyBytes();
    private final StringBuilder text = new StringBuilder();
    private Found found = Found.NOTHING;
    private int keyEnd;
    private int nameFrom;
    private int nameTo;
    private int unitFrom;
    private int unitTo;
    private int labelsFrom;
    private int labelsTo;
    private int descriptionFrom;
    private int descriptionTo;
    private boolean counter;

    JsonPoint(TextCursor in) {
        this.in = in;
    }

    /** Where the key that was read last ends. */
    void keyEnd(int end) {
        keyEnd = end;
    }

    int keyEnd() {
        return keyEnd;
    }

    void begin(int from, int to) {
        nameFrom = from;
        nameTo = to;
        unitFrom = 0;
        unitTo = 0;
        labelsFrom = 0;
        labelsTo = 0;
        descriptionFrom = 0;
        descriptionTo = 0;
        counter = false;
        found = Found.NOTHING;
    }

    /** Takes what is said of the point beside its value; what is not known is passed over. */
    void described(int from, int to, int valueFrom, int valueTo) {
        byte first = in.bytes()[valueFrom];
        if (first == '{' && in.is("labels", from, to)) {
            labelsFrom = valueFrom;
            labelsTo = valueTo;
        } else if (first != '"') {
            return;
        }
        if (in.is("units", from, to) || in.is("unit", from, to)) {
            unitFrom = valueFrom + 1;
            unitTo = valueTo - 1;
        } else if (in.is("description", from, to)) {
            descriptionFrom = valueFrom + 1;
            descriptionTo = valueTo - 1;
        } else if (in.is("type", from, to)) {
            counter = in.is("counter", valueFrom + 1, valueTo - 1);
        }
    }

    /** Makes the key of what was read. */
    void end() {
        byte[] bytes = in.bytes();
        key.clear();
        key.add(bytes, nameFrom, nameTo);
        key.add(counter ? '\n' : '\t');
        key.add(bytes, unitFrom, unitTo);
        key.add('\n');
        key.add(bytes, labelsFrom, labelsTo);
    }

    void found(Found value) {
        found = value;
    }

    Found found() {
        return found;
    }

    @Override
    public byte[] key() {
        return key.bytes();
    }

    @Override
    public int keyLength() {
        return key.length();
    }

    @Override
    public String metric() {
        return decoded(nameFrom, nameTo);
    }

    @Override
    public String unit() {
        return decoded(unitFrom, unitTo);
    }

    @Override
    public String description() {
        return decoded(descriptionFrom, descriptionTo);
    }

    @Override
    public boolean isCounter() {
        return counter;
    }

    /** The texts of the object of labels, two and two; what is no text is no label. */
    @Override
    public List<Label> labels() {
        SortedLabels labels = new SortedLabels();
        byte[] bytes = in.bytes();
        int depth = 0;
        int at = labelsFrom;
        String name = "";
        boolean named = false;
        while (at < labelsTo) {
            byte next = bytes[at];
            if (next == '"') {
                int end = closing(at + 1);
                boolean isName = !named && depth == 1;
                if (isName) {
                    name = decoded(at + 1, end);
                } else if (named && depth == 1) {
                    labels.add(name, decoded(at + 1, end));
                }
                named = isName;
                at = end;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (next == ',' && depth == 1) {
                named = false;
            }
            at++;
        }
        return labels.list();
    }

    private int closing(int from) {
        byte[] bytes = in.bytes();
        int at = from;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private String decoded(int from, int to) {
        String raw = new String(in.bytes(), from, to - from, StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        text.setLength(0);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char kind = raw.charAt(++i);
            int code = kind == 'u' ? unicode(raw, i + 1) : -1;
            if (code >= 0) {
                text.append((char) code);
                i += 4;
            } else {
                text.append(escaped(kind));
            }
        }
        return text.toString();
    }

    private static char escaped(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    /** The character of four hexadecimal digits, or -1. */
    private static int unicode(String raw, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), HEX) : -1;
            if (digit < 0) {
                return -1;
            }
            code = HEX * code + digit;
        }
        return code;
    }
}
