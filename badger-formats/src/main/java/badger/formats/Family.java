package badger.formats;

import java.nio.charset.StandardCharsets;

/** What the comment lines of a Prometheus text have said last: of which metric, its type, its unit and what it is. */
final class Family {
    private static final String[] SUFFIXES = {"_total", "_bucket", "_count", "_sum", "_created"};

    /** What a type says of the samples of its family. */
    private enum Type {
        UNKNOWN,
        COUNTER,
        GAUGE,
        /** Of buckets, a count and a sum, all of which only grow. */
        HISTOGRAM,
        /** Of quantiles, which are gauges, and a count and a sum, which only grow. */
        SUMMARY
    }

    private final TextCursor in;
    private int nameFrom;
    private int nameTo;
    private int helpFrom;
    private int helpTo;
    private Type type = Type.UNKNOWN;

    Family(TextCursor in) {
        this.in = in;
    }

    void clear() {
        nameFrom = 0;
        nameTo = 0;
        helpFrom = 0;
        helpTo = 0;
        type = Type.UNKNOWN;
    }

    /** Reads a line behind its {@code #}; one that is not known is a remark. */
    void comment() {
        in.inLine();
        boolean typed = in.acceptWord("TYPE ");
        if (!typed && !in.acceptWord("HELP ")) {
            return;
        }
        in.inLine();
        int from = in.at();
        in.skipWord();
        turnTo(from, in.at());
        in.inLine();
        if (typed) {
            type = type();
            return;
        }
        helpFrom = in.at();
        while (!in.isLineEnd()) {
            in.step();
        }
        helpTo = in.at();
    }

    private void turnTo(int from, int to) {
        if (!startsWith(from, to, nameFrom, nameTo) || to - from != nameTo - nameFrom) {
            clear();
        }
        nameFrom = from;
        nameTo = to;
    }

    private Type type() {
        int from = in.at();
        in.skipWord();
        int to = in.at();
        if (in.is("counter", from, to)) {
            return Type.COUNTER;
        }
        if (in.is("gauge", from, to) || in.is("gaugehistogram", from, to) || in.is("stateset", from, to)) {
            return Type.GAUGE;
        }
        if (in.is("histogram", from, to)) {
            return Type.HISTOGRAM;
        }
        return in.is("summary", from, to) ? Type.SUMMARY : Type.UNKNOWN;
    }

    /** Whether the sample of this name is of the family that was spoken of last. */
    boolean has(int from, int to) {
        if (nameTo == nameFrom || !startsWith(from, to, nameFrom, nameTo)) {
            return false;
        }
        int rest = from + nameTo - nameFrom;
        if (rest == to) {
            return true;
        }
        for (String suffix : SUFFIXES) {
            if (in.is(suffix, rest, to)) {
                return true;
            }
        }
        return false;
    }

    boolean isTyped() {
        return type != Type.UNKNOWN;
    }

    /** Whether the sample of this name, which is of this family, only grows. */
    boolean isCounter(int from, int to) {
        int rest = from + nameTo - nameFrom;
        boolean plain = rest == to;
        boolean created = in.is("_created", rest, to);
        return switch (type) {
            case COUNTER -> !created;
            case HISTOGRAM, SUMMARY -> !plain && !created;
            case GAUGE, UNKNOWN -> false;
        };
    }

    /** Whether a name says of itself that it only grows. */
    boolean isTotal(int from, int to) {
        return endsWith("_total", from, to);
    }

    /** The unit that Prometheus has authors put into the name. */
    String unit(int from, int to) {
        int end = to;
        for (String suffix : SUFFIXES) {
            if (endsWith(suffix, from, to)) {
                if (suffix.equals("_count") || suffix.equals("_bucket")) {
                    return "";
                }
                end = to - suffix.length();
            }
        }
        if (endsWith("_seconds", from, end)) {
            return "s";
        }
        return endsWith("_bytes", from, end) ? "B" : "";
    }

    String help() {
        return new String(in.bytes(), helpFrom, helpTo - helpFrom, StandardCharsets.UTF_8);
    }

    private boolean endsWith(String suffix, int from, int to) {
        int begin = to - suffix.length();
        return begin >= from && in.is(suffix, begin, to);
    }

    private boolean startsWith(int from, int to, int prefixFrom, int prefixTo) {
        int length = prefixTo - prefixFrom;
        if (to - from < length) {
            return false;
        }
        byte[] bytes = in.bytes();
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != bytes[prefixFrom + i]) {
                return false;
            }
        }
        return true;
    }
}
