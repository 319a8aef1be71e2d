package badger.formats;

import badger.core.spi.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * InfluxDB's line protocol: {@code measurement,tag=value field=1i,other=0.5 time}. Each field is a series named after the
 * measurement and the field ({@code measurement.field}; a field {@code value} is named after the measurement alone), its
 * tags are the labels. {@code 1i} and {@code 1u} are integers, {@code 1} and {@code 0.5} floating, {@code true} is 1;
 * texts are passed over, and so are times: a point has the stamp of the frame that it is read for. See
 * <a href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">its description</a>.
 */
public final class LineProtocol implements TextFormat {
    private static final String[] TRUE = {"t", "T", "true", "True", "TRUE"};
    private static final String[] FALSE = {"f", "F", "false", "False", "FALSE"};

    private final TextCursor in = new TextCursor();
    private final NumberText number = new NumberText();
    private final Field field = new Field();

    /** A reader of this format. */
    public LineProtocol() {}

    @Override
    public @Nullable TextFormatException read(byte[] text, int length, String source, PointSink sink) {
        in.reset(text, length);
        while (in.token() != TextCursor.END) {
            if (in.peek() != '#') {
                line(sink);
            }
            in.endLine();
        }
        return in.problem(source);
    }

    private boolean line(PointSink sink) {
        int from = in.at();
        skipUntil(',', ' ');
        int measurementEnd = in.at();
        if (measurementEnd == from) {
            return in.wrong("a measurement's name is expected");
        }
        while (in.accept(',')) {
            if (!tag()) {
                return false;
            }
        }
        field.of(from, measurementEnd, in.at());
        in.inLine();
        do {
            if (!field(sink)) {
                return false;
            }
        } while (in.accept(','));
        in.inLine();
        if (!in.isLineEnd()) {
            int time = in.at();
            in.skipWord();
            if (!number.read(in.bytes(), time, in.at()) || !number.isWhole()) {
                return in.wrong(time, "a time, or the end of the line, is expected");
            }
        }
        in.inLine();
        return in.isLineEnd() || in.wrong("the end of the line is expected");
    }

    private boolean tag() {
        int name = in.at();
        skipUntil('=', ',');
        if (in.at() == name || !in.accept('=')) {
            return in.wrong("a tag, name=value, is expected");
        }
        int value = in.at();
        skipUntil(',', '=');
        return in.at() > value || in.wrong("a tag's value is expected");
    }

    private boolean field(PointSink sink) {
        int name = in.at();
        skipUntil('=', ',');
        int nameEnd = in.at();
        if (nameEnd == name || !in.accept('=')) {
            return in.wrong("a field, name=value, is expected");
        }
        if (in.peek() == '"') {
            return skipText() || in.wrong("the text is never closed");
        }
        int value = in.at();
        while (!in.isLineEnd() && in.peek() != ',' && in.peek() != ' ') {
            in.step();
        }
        field.named(name, nameEnd);
        return value(value, in.at(), sink);
    }

    private boolean value(int from, int to, PointSink sink) {
        byte[] bytes = in.bytes();
        byte last = to > from ? bytes[to - 1] : 0;
        if (last == 'i' || last == 'u') {
            if (!number.read(bytes, from, to - 1) || !number.isWhole()) {
                return in.wrong(from, "an integer of 64 bits is expected before " + (char) last);
            }
            sink.integer(field, number.integer());
        } else if (number.read(bytes, from, to)) {
            sink.floating(field, number.floating());
        } else if (isOneOf(TRUE, from, to)) {
            sink.integer(field, 1);
        } else if (isOneOf(FALSE, from, to)) {
            sink.integer(field, 0);
        } else if (in.is("NaN", from, to) || in.is("nan", from, to)) {
            sink.floating(field, Double.NaN);
        } else {
            return in.wrong(from, "a number, true or false is expected");
        }
        return true;
    }

    private boolean isOneOf(String[] words, int from, int to) {
        for (String word : words) {
            if (in.is(word, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Moves to one of these characters, a blank or the end of the line, over those behind a backslash. */
    private void skipUntil(char end, char other) {
        while (!in.isLineEnd() && in.peek() != end && in.peek() != other && in.peek() != ' ') {
            if (in.accept('\\') && in.isLineEnd()) {
                return;
            }
            in.step();
        }
    }

    private boolean skipText() {
        in.step();
        while (in.peek() != '"') {
            in.accept('\\');
            if (in.peek() == TextCursor.END) {
                return false;
            }
            in.step();
        }
        in.step();
        return true;
    }

    /** The series of the field that is being read. */
    private final class Field implements SeriesText {
        private final KeyBytes key = new KeyBytes();
        private int from;
        private int measurementEnd;
        private int tagsEnd;
        private int nameFrom;
        private int nameTo;

        void of(int begin, int endOfMeasurement, int endOfTags) {
            from = begin;
            measurementEnd = endOfMeasurement;
            tagsEnd = endOfTags;
        }

        void named(int begin, int end) {
            nameFrom = begin;
            nameTo = end;
            key.clear();
            key.add(in.bytes(), from, tagsEnd);
            key.add(' ');
            key.add(in.bytes(), begin, end);
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
            String measurement = text(from, measurementEnd);
            return in.is("value", nameFrom, nameTo) ? measurement : measurement + '.' + text(nameFrom, nameTo);
        }

        @Override
        public List<Label> labels() {
            SortedLabels labels = new SortedLabels();
            int at = measurementEnd;
            while (at < tagsEnd) {
                int name = at + 1;
                int equals = end('=', name);
                at = end(',', equals + 1);
                labels.add(text(name, equals), text(equals + 1, at));
            }
            return labels.list();
        }

        /** Where the next such character that is not behind a backslash stands, or the end of the tags. */
        private int end(char wanted, int begin) {
            byte[] bytes = in.bytes();
            int at = begin;
            while (at < tagsEnd && bytes[at] != wanted) {
                at += bytes[at] == '\\' && at + 1 < tagsEnd ? 2 : 1;
            }
            return at;
        }

        /** A name as it is meant: a backslash before a comma, a blank or an equals sign is none of it. */
        private String text(int begin, int end) {
            String raw = new String(in.bytes(), begin, end - begin, StandardCharsets.UTF_8);
            if (raw.indexOf('\\') < 0) {
                return raw;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                boolean escapes = c == '\\' && i + 1 < raw.length() && ", =".indexOf(raw.charAt(i + 1)) >= 0;
                text.append(escapes ? raw.charAt(++i) : c);
            }
            return text.toString();
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public boolean isCounter() {
            return false;
        }
    }
}
