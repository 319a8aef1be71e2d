package badger.core.rule;

import badger.core.spi.Label;
import badger.core.spi.Series;
import java.util.List;

/**
 * What a rule knows a series by.
 *
 * @param metric dotted name, {@code net.rx_bytes}
 * @param labels in declared order
 * @param unit as in {@code docs/metrics.md}
 * @param flat metric and label values joined by dots, {@code net.rx_bytes.eth0}
 */
public record SeriesName(String metric, List<Label> labels, String unit, String flat) {
    /** The name of a series that is to be. */
    public static SeriesName of(String metric, List<Label> labels, String unit) {
        return new SeriesName(metric, labels, unit, flat(metric, labels));
    }

    /** The name of a series. */
    public static SeriesName of(Series series) {
        return new SeriesName(series.metric(), series.labels(), series.unit(), series.name());
    }

    /** The same series under this name. */
    public Series given(Series series) {
        return new Series(series.id(), metric, labels, unit, series.type(), series.kind(), series.description(), flat);
    }

    private static String flat(String metric, List<Label> labels) {
        if (labels.isEmpty()) {
            return metric;
        }
        StringBuilder name = new StringBuilder(metric);
        for (Label label : labels) {
            name.append('.').append(label.value());
        }
        return name.toString();
    }
}
