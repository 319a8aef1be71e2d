package badger.testkit;

import badger.core.spi.Batch;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.List;
import java.util.stream.IntStream;

/** A batch of one frame of integer points, the value of each its place in the frame. */
record FixedBatch(Host host, long epochSecond, List<Series> points, long deadlineNanos) implements Batch, Frame {
    FixedBatch(Host host, long epochSecond, int points, long deadlineNanos) {
        this(
                host,
                epochSecond,
                IntStream.range(0, points).mapToObj(FixedBatch::declared).toList(),
                deadlineNanos);
    }

    private static Series declared(int id) {
        String name = "fixed.point_" + id;
        return new Series(id, name, List.of(), "", NumberType.INTEGER, Kind.GAUGE, "", name);
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public Frame frame(int index) {
        return this;
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public Series series(int point) {
        return points.get(point);
    }

    @Override
    public long integer(int point) {
        return point;
    }

    @Override
    public double floating(int point) {
        throw new AssertionError("an integer point was read as floating");
    }
}
