package badger.statsd;

import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The series of a timer, histogram or distribution.
 *
 * @param count how many values
 * @param mean of the values
 * @param least of the values
 * @param largest of the values
 * @param percentiles one for each that is configured
 */
record SpreadSeries(
        Counter count, DoubleGauge mean, DoubleGauge least, DoubleGauge largest, List<DoubleGauge> percentiles) {
    /** How many series there are besides the percentiles. */
    static final int WITHOUT_PERCENTILES = 4;

    /** Declares them. */
    static SpreadSeries of(Schema schema, String metric, String unit, List<Percentile> wanted) {
        Counter count = schema.counter(metric + ".count", "", "values, per second");
        DoubleGauge mean = schema.floatingGauge(metric + ".mean", unit, "mean of the values since the last read");
        DoubleGauge least = schema.floatingGauge(metric + ".min", unit, "the least of them");
        DoubleGauge largest = schema.floatingGauge(metric + ".max", unit, "the largest of them");
        List<DoubleGauge> percentiles = new ArrayList<>();
        for (Percentile percentile : wanted) {
            percentiles.add(schema.floatingGauge(
                    metric + '.' + percentile.suffix(),
                    unit,
                    percentile.percent() + " percent of them are not above it"));
        }
        return new SpreadSeries(count, mean, least, largest, List.copyOf(percentiles));
    }
}
