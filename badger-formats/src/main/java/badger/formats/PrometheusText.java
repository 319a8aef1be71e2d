package badger.formats;

import badger.core.spi.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that Prometheus scrapes: {@code # TYPE} and {@code # HELP} lines, and {@code name{label="value"} number} lines.
 * What is a counter says its type, or, where there is none, a name that ends in {@code _total}; all numbers are floating.
 * Times and exemplars are passed over: a point has the stamp of the frame that it is read for. See
 * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format's description</a>, version 0.0.4, and
 * OpenMetrics as far as it is the same.
 */
public final class PrometheusText implements TextFormat {
    private final TextCursor in = new TextCursor();
    private final NumberText number = new NumberText();
    private final Family family = new Family(in);
    private final Sample sample = new Sample();

    /** A reader of this format. */
    public PrometheusText() {}

    @Override
    public @Nullable TextFormatException read(byte[] text, int length, String source, PointSink sink) {
        in.reset(text, length);
        family.clear();
        while (in.token() != TextCursor.END) {
            if (in.accept('#')) {
                family.comment();
            } else {
                sample(sink);
            }
            in.endLine();
        }
        return in.problem(source);
    }

    private boolean sample(PointSink sink) {
        int from = in.at();
        if (!skipName(true)) {
            return in.wrong("a metric's name is expected");
        }
        int nameEnd = in.at();
        int to = nameEnd;
        if (in.inLine() == '{') {
            if (!labels()) {
                return false;
            }
            to = in.at();
        }
        in.inLine();
        int value = in.at();
        in.skipWord();
        int valueEnd = in.at();
        if (!isLineEndAfterTime()) {
            return false;
        }
        sample.begin(from, nameEnd, to);
        if (number.read(in.bytes(), value, valueEnd)) {
            sink.floating(sample, number.floating());
            return true;
        }
        double special = special(value, valueEnd);
        if (special == 0) {
            return in.wrong(value, "a number is expected");
        }
        sink.floating(sample, special);
        return true;
    }

    /** What is none of the finite numbers, or 0 if it is nothing at all. */
    private double special(int from, int to) {
        if (in.is("NaN", from, to) || in.is("nan", from, to)) {
            return Double.NaN;
        }
        if (in.is("+Inf", from, to) || in.is("Inf", from, to)) {
            return Double.POSITIVE_INFINITY;
        }
        return in.is("-Inf", from, to) ? Double.NEGATIVE_INFINITY : 0;
    }

    private boolean isLineEndAfterTime() {
        in.inLine();
        if (in.isLineEnd() || in.peek() == '#') {
            return true;
        }
        int from = in.at();
        in.skipWord();
        if (!number.read(in.bytes(), from, in.at())) {
            return in.wrong(from, "a time, or the end of the line, is expected");
        }
        in.inLine();
        return in.isLineEnd() || in.peek() == '#' || in.wrong("the end of the line is expected");
    }

    private boolean labels() {
        in.step();
        while (in.inLine() != '}') {
            if (!skipName(false)) {
                return in.wrong("a label's name is expected");
            }
            if (in.inLine() != '=') {
                return in.wrong("'=' is expected");
            }
            in.step();
            if (in.inLine() != '"') {
                return in.wrong("a label's value in quotes is expected");
            }
            if (!skipQuoted()) {
                return in.wrong("the label's value is never closed");
            }
            if (in.inLine() != ',' && in.peek() != '}') {
                return in.wrong("',' or '}' is expected");
            }
            in.accept(',');
        }
        in.step();
        return true;
    }

    private boolean skipName(boolean metric) {
        int from = in.at();
        int next = in.peek();
        while (isLetter(next) || (next == ':' && metric) || (next >= '0' && next <= '9' && in.at() > from)) {
            in.step();
            next = in.peek();
        }
        return in.at() > from;
    }

    private static boolean isLetter(int next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
    }

    private boolean skipQuoted() {
        in.step();
        while (in.peek() != '"') {
            if (in.peek() == '\\') {
                in.step();
            }
            if (in.peek() == TextCursor.END || in.peek() == '\n') {
                return false;
            }
            in.step();
        }
        in.step();
        return true;
    }

    /** The series of the line that is being read. */
    private final class Sample implements SeriesText {
        private final KeyBytes key = new KeyBytes();
        private int from;
        private int nameEnd;
        private int to;
        private boolean counter;
        private boolean described;

        void begin(int begin, int endOfName, int end) {
            from = begin;
            nameEnd = endOfName;
            to = end;
            described = family.has(from, nameEnd);
            counter = (described && family.isTyped()) ? family.isCounter(from, nameEnd) : family.isTotal(from, nameEnd);
            key.clear();
            key.add(in.bytes(), from, to);
            key.add(counter ? 'c' : 'g');
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
            return text(from, nameEnd);
        }

        @Override
        public List<Label> labels() {
            SortedLabels labels = new SortedLabels();
            byte[] bytes = in.bytes();
            int at = nameEnd;
            while (at < to) {
                while (at < to && !isLetter(bytes[at])) {
                    at++;
                }
                if (at == to) {
                    break;
                }
                int name = at;
                while (bytes[at] != '=' && !TextCursor.isBlank(bytes[at])) {
                    at++;
                }
                int nameTo = at;
                while (bytes[at] != '"') {
                    at++;
                }
                int value = ++at;
                while (bytes[at] != '"') {
                    at += bytes[at] == '\\' ? 2 : 1;
                }
                labels.add(text(name, nameTo), unescaped(text(value, at)));
                at++;
            }
            return labels.list();
        }

        @Override
        public String unit() {
            return family.unit(from, nameEnd);
        }

        @Override
        public String description() {
            return described ? family.help() : "";
        }

        @Override
        public boolean isCounter() {
            return counter;
        }

        private String text(int begin, int end) {
            return new String(in.bytes(), begin, end - begin, StandardCharsets.UTF_8);
        }

        private static String unescaped(String raw) {
            if (raw.indexOf('\\') < 0) {
                return raw;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '\\' && i + 1 < raw.length()) {
                    c = raw.charAt(++i);
                    c = c == 'n' ? '\n' : c;
                }
                text.append(c);
            }
            return text.toString();
        }
    }
}
