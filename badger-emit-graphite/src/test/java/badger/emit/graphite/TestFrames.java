package badger.emit.graphite;

import badger.core.spi.Batch;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.Arrays;
import java.util.List;

/** Frames and series made by hand. */
final class TestFrames {
    static final Host WEB = new Host("dc1", "", "zone-a", "web", "web-01.example.org", "192.0.2.7", "");

    private TestFrames() {}

    static Series integer(int id, String metric, Label... labels) {
        return series(id, NumberType.INTEGER, metric, labels);
    }

    static Series floating(int id, String metric, Label... labels) {
        return series(id, NumberType.FLOATING, metric, labels);
    }

    private static Series series(int id, NumberType type, String metric, Label... labels) {
        StringBuilder name = new StringBuilder(metric);
        Arrays.stream(labels).forEach(label -> name.append('.').append(label.value()));
        return new Series(id, metric, List.of(labels), "", type, Kind.GAUGE, "", name.toString());
    }

    static Batch batch(Frame... frames) {
        return new FrameList(List.of(frames), System.nanoTime() + 10_000_000_000L);
    }

    static Frame frame(Host host, long epochSecond, Point... points) {
        return new PointList(host, epochSecond, List.of(points));
    }

    static Point point(Series series, Number value) {
        return new Point(series, value);
    }

    /** A series and its value. */
    record Point(Series series, Number value) {}

    private record FrameList(List<Frame> all, long deadlineNanos) implements Batch {
        @Override
        public int frames() {
            return all.size();
        }

        @Override
        public Frame frame(int index) {
            return all.get(index);
        }
    }

    private record PointList(Host host, long epochSecond, List<Point> points) implements Frame {
        @Override
        public int size() {
            return points.size();
        }

        @Override
        public Series series(int point) {
            return points.get(point).series;
        }

        @Override
        public long integer(int point) {
            return (Long) points.get(point).value;
        }

        @Override
        public double floating(int point) {
            return (Double) points.get(point).value;
        }
    }
}
