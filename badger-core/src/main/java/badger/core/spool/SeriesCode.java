package badger.core.spool;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.List;

/** A series as it stands in a table: all but its description and its id, which are those of the agent that reads it. */
final class SeriesCode {
    private SeriesCode() {}

    static void write(Series series, RecordBuffer out) {
        out.text(series.metric());
        out.text(series.unit());
        out.octet(code(series.type()));
        out.octet(code(series.kind()));
        out.number(series.labels().size());
        for (Label label : series.labels()) {
            out.text(label.name());
            out.text(label.value());
        }
        out.text(series.name().equals(flatName(series.metric(), series.labels())) ? "" : series.name());
    }

    static Series read(RecordCursor in, KnownSeries known) throws DamagedException {
        String metric = in.text();
        String unit = in.text();
        NumberType type = type(in.octet());
        Kind kind = kind(in.octet());
        List<Label> labels = new ArrayList<>();
        int count = in.count(in.left());
        for (int i = 0; i < count; i++) {
            labels.add(new Label(in.text(), in.text()));
        }
        String name = in.text();
        return known.series(
                metric, List.copyOf(labels), unit, type, kind, name.isEmpty() ? flatName(metric, labels) : name);
    }

    /** The flat name that most series have, and that is not written for them: metric and label values. */
    private static String flatName(String metric, List<Label> labels) {
        StringBuilder name = new StringBuilder(metric);
        for (Label label : labels) {
            name.append('.').append(label.value());
        }
        return name.toString();
    }

    private static char code(NumberType type) {
        return switch (type) {
            case INTEGER -> 'i';
            case FLOATING -> 'f';
        };
    }

    private static NumberType type(int code) throws DamagedException {
        return switch (code) {
            case 'i' -> NumberType.INTEGER;
            case 'f' -> NumberType.FLOATING;
            default -> throw new DamagedException("a number type of code " + code);
        };
    }

    private static char code(Kind kind) {
        return switch (kind) {
            case GAUGE -> 'g';
            case COUNTER -> 'c';
            case SHARE -> 's';
            case RATIO -> 'r';
            case INFO -> 'i';
        };
    }

    private static Kind kind(int code) throws DamagedException {
        return switch (code) {
            case 'g' -> Kind.GAUGE;
            case 'c' -> Kind.COUNTER;
            case 's' -> Kind.SHARE;
            case 'r' -> Kind.RATIO;
            case 'i' -> Kind.INFO;
            default -> throw new DamagedException("a kind of code " + code);
        };
    }
}
