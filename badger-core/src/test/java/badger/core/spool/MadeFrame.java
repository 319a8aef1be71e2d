package badger.core.spool;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A frame put together by a test, and what comes out of a spool: equal if they are alike to the last bit. */
final class MadeFrame implements Frame, FrameTarget {
    static final Host HOST = host("web-1");

    private Host host = HOST;
    private long second;
    private final List<Series> series = new ArrayList<>();
    private final List<Long> values = new ArrayList<>();

    static Host host(String name) {
        return new Host("dc1", "eu", "", "web", name, "192.0.2.17", "2001:db8::17");
    }

    static Series integer(String metric, String... labels) {
        return series(metric, NumberType.INTEGER, labels);
    }

    static Series floating(String metric, String... labels) {
        return series(metric, NumberType.FLOATING, labels);
    }

    private static Series series(String metric, NumberType type, String... labels) {
        List<Label> all = new ArrayList<>();
        StringBuilder name = new StringBuilder(metric);
        for (int i = 0; i < labels.length; i += 2) {
            all.add(new Label(labels[i], labels[i + 1]));
            name.append('.').append(labels[i + 1]);
        }
        return new Series(0, metric, List.copyOf(all), "B", type, Kind.GAUGE, "what it is", name.toString());
    }

    /** The series as it stands in a table, with neither id nor description. */
    static Series stranger(String metric, List<Label> labels, String unit, NumberType type, Kind kind, String name) {
        return new Series(-1, metric, labels, unit, type, kind, "", name);
    }

    MadeFrame at(Host of, long epochSecond) {
        begin(of, epochSecond);
        return this;
    }

    MadeFrame with(Series of, long value) {
        add(of, value);
        return this;
    }

    MadeFrame with(Series of, double value) {
        add(of, Double.doubleToRawLongBits(value));
        return this;
    }

    /** The same frame without its first points. */
    MadeFrame from(int first) {
        MadeFrame rest = new MadeFrame().at(host, second);
        for (int i = first; i < size(); i++) {
            rest.add(series.get(i), values.get(i));
        }
        return rest;
    }

    @Override
    public void begin(Host of, long epochSecond) {
        host = of;
        second = epochSecond;
        series.clear();
        values.clear();
    }

    @Override
    public void add(Series of, long bits) {
        series.add(of);
        values.add(bits);
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public long epochSecond() {
        return second;
    }

    @Override
    public int size() {
        return series.size();
    }

    @Override
    public Series series(int point) {
        return series.get(point);
    }

    @Override
    public long integer(int point) {
        return values.get(point);
    }

    @Override
    public double floating(int point) {
        return Double.longBitsToDouble(values.get(point));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MadeFrame frame && frame.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(host + "@" + second);
        for (int i = 0; i < size(); i++) {
            Series of = series.get(i);
            String labels = of.labels().stream()
                    .map(label -> label.name() + "=" + label.value())
                    .collect(Collectors.joining(","));
            text.append("\n%s %s{%s} %s %s %s: %x"
                    .formatted(of.name(), of.metric(), labels, of.unit(), of.type(), of.kind(), values.get(i)));
        }
        return text.toString();
    }
}
