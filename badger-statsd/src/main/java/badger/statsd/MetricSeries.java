package badger.statsd;

import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.Label;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The series of all metrics: declared when one is shown for the first time, and closed by the core when it has not been for a while. No lambdas:
 * nobody trained the image's archive with them, so that each would have its class made at run time.
 */
final class MetricSeries {
    private final String prefix;
    private final List<Percentile> percentiles;
    private final Instances<Counter> counters;
    private final Instances<DoubleGauge> gauges;
    private final Instances<SpreadSeries> spreads;
    private final Instances<LongGauge> sets;

    /** The metric that is being looked up: what series are declared of. */
    private @Nullable Metric wanted;

    /**
     * No series yet.
     *
     * @param schema where they are declared
     * @param prefix what their names begin with, may be empty
     * @param percentiles which there are of timers
     */
    MetricSeries(Schema schema, String prefix, List<Percentile> percentiles) {
        this.prefix = prefix;
        this.percentiles = percentiles;
        counters = schema.instances("", new NewCounter());
        gauges = schema.instances("", new NewGauge());
        spreads = schema.instances("", new NewSpread());
        sets = schema.instances("", new NewSet());
    }

    Counter counter(Metric metric) {
        wanted = metric;
        return counters.at(metric.id());
    }

    DoubleGauge gauge(Metric metric) {
        wanted = metric;
        return gauges.at(metric.id());
    }

    SpreadSeries spread(Metric metric) {
        wanted = metric;
        return spreads.at(metric.id());
    }

    LongGauge distinct(Metric metric) {
        wanted = metric;
        return sets.at(metric.id());
    }

    /** Declares the series of the metric that is wanted, below its labels, one after the other. */
    private abstract class Declaration<T> implements Function<Schema, T> {
        /** How many labels the schema has already that comes next. */
        private int depth;

        @Override
        public T apply(Schema schema) {
            Metric metric = wanted;
            if (metric == null) {
                throw new IllegalStateException("no metric is wanted");
            }
            if (depth == metric.labels().size()) {
                return declare(schema, prefix + metric.name(), metric.type() == MetricType.TIMER ? "ms" : "");
            }
            Label label = metric.labels().get(depth);
            depth++;
            try {
                Instances<T> below = schema.instances(label.name(), this);
                return below.at(label.value());
            } finally {
                depth--;
            }
        }

        abstract T declare(Schema schema, String name, String unit);
    }

    private final class NewCounter extends Declaration<Counter> {
        @Override
        Counter declare(Schema schema, String name, String unit) {
            return schema.counter(name, unit, "things that happened, per second");
        }
    }

    private final class NewGauge extends Declaration<DoubleGauge> {
        @Override
        DoubleGauge declare(Schema schema, String name, String unit) {
            return schema.floatingGauge(name, unit, "the last value");
        }
    }

    private final class NewSpread extends Declaration<SpreadSeries> {
        @Override
        SpreadSeries declare(Schema schema, String name, String unit) {
            return SpreadSeries.of(schema, name, unit, percentiles);
        }
    }

    private final class NewSet extends Declaration<LongGauge> {
        @Override
        LongGauge declare(Schema schema, String name, String unit) {
            return schema.gauge(name, unit, "different members since the last read");
        }
    }
}
