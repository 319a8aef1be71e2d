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

/** The series of all metrics: declared when one is shown for the first time, and closed by the core when it has not been for a while. */
final class MetricSeries {
    private final String prefix;
    private final List<Percentile> percentiles;
    private final Instances<Counter> counters;
    private final Instances<DoubleGauge> gauges;
    private final Instances<SpreadSeries> spreads;
    private final Instances<LongGauge> sets;

    /** The metric that is being looked up: what its series are declared of. */
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
        counters = schema.instances("", this::newCounter);
        gauges = schema.instances("", this::newGauge);
        spreads = schema.instances("", this::newSpread);
        sets = schema.instances("", this::newSet);
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

    private Counter newCounter(Schema schema) {
        return labelled(schema, (inner, name, _) -> inner.counter(name, "", "things that happened, per second"));
    }

    private DoubleGauge newGauge(Schema schema) {
        return labelled(schema, (inner, name, _) -> inner.floatingGauge(name, "", "the last value"));
    }

    private SpreadSeries newSpread(Schema schema) {
        return labelled(schema, (inner, name, unit) -> SpreadSeries.of(inner, name, unit, percentiles));
    }

    private LongGauge newSet(Schema schema) {
        return labelled(schema, (inner, name, _) -> inner.gauge(name, "", "different members since the last read"));
    }

    /** Declares the series of the metric that is wanted below its labels, one after the other. */
    private <T> T labelled(Schema schema, Declaration<T> declaration) {
        Metric metric = wanted;
        if (metric == null) {
            throw new IllegalStateException("no metric is wanted");
        }
        String name = prefix + metric.name();
        String unit = metric.type() == MetricType.TIMER ? "ms" : "";
        return below(schema, metric.labels(), 0, inner -> declaration.declare(inner, name, unit));
    }

    private static <T> T below(Schema schema, List<Label> labels, int from, Function<Schema, T> declare) {
        if (from == labels.size()) {
            return declare.apply(schema);
        }
        Label label = labels.get(from);
        Instances<T> one = schema.instances(label.name(), inner -> below(inner, labels, from + 1, declare));
        return one.at(label.value());
    }

    /** Declares series of one kind. */
    @FunctionalInterface
    private interface Declaration<T> {
        T declare(Schema schema, String name, String unit);
    }
}
