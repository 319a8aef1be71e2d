package badger.emit.influx;

import badger.core.spi.Batch;
import badger.core.spi.Clock;
import badger.core.spi.EmitterContext;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.List;

/** Batches as tests need them. */
final class Points {
    static final Host HOST =
            new Host("EC2", "us-west-1", "us-west-1a", "test-cluster-01", "test-node-01", "10.10.10.2", "");
    static final long SECOND = 1_429_628_878L;
    static final Clock CLOCK = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return 1_800_000_000L * 1_000_000_000L;
        }
    };

    private Points() {}

    /** What an emitter is made with. */
    record Setting(String entry, Host host) implements EmitterContext {
        @Override
        public Clock clock() {
            return CLOCK;
        }
    }

    static EmitterContext context(String entry) {
        return new Setting(entry, HOST);
    }

    static Series series(int id, String metric, String unit, NumberType type, Label... labels) {
        StringBuilder name = new StringBuilder(metric);
        for (Label label : labels) {
            name.append('.').append(label.value());
        }
        return new Series(id, metric, List.of(labels), unit, type, Kind.GAUGE, "", name.toString());
    }

    /** A point: an integer series takes the whole part of the value. */
    record Value(Series series, double value) {}

    static Value floating(int id, String metric, double value, Label... labels) {
        return new Value(series(id, metric, "percent", NumberType.FLOATING, labels), value);
    }

    static Value integer(int id, String metric, long value, Label... labels) {
        return new Value(series(id, metric, "B", NumberType.INTEGER, labels), value);
    }

    /** One frame. */
    record Seconds(Host host, long epochSecond, List<Value> values) implements Frame {
        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Series series(int point) {
            return values.get(point).series();
        }

        @Override
        public long integer(int point) {
            return (long) values.get(point).value();
        }

        @Override
        public double floating(int point) {
            return values.get(point).value();
        }
    }

    static Frame frame(long second, Value... values) {
        return new Seconds(HOST, second, List.of(values));
    }

    static Batch batch(Frame... frames) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        return new Batch() {
            @Override
            public int frames() {
                return frames.length;
            }

            @Override
            public Frame frame(int index) {
                return frames[index];
            }

            @Override
            public long deadlineNanos() {
                return deadline;
            }
        };
    }
}
