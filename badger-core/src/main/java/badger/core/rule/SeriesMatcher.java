package badger.core.rule;

import badger.core.spi.Glob;
import badger.core.spi.Label;
import java.util.Map;
import java.util.Optional;

/**
 * Tells some series from all others: everything that it says must fit. Written as a glob of the flat name, or as an object.
 *
 * @param name what the flat name is like
 * @param metric what the metric is like
 * @param label what labels it has, by name, and what their values are like
 * @param unit what its unit is like
 */
public record SeriesMatcher(Optional<Glob> name, Optional<Glob> metric, Map<String, Glob> label, Optional<Glob> unit) {

    /** Refuses one that says nothing. */
    public SeriesMatcher {
        if (name.isEmpty() && metric.isEmpty() && label.isEmpty() && unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "an object without name, metric, label and unit fits everything: say one of them");
        }
    }

    /** Reads a glob of the flat name. */
    public static SeriesMatcher parse(String glob) {
        return new SeriesMatcher(Optional.of(Glob.parse(glob)), Optional.empty(), Map.of(), Optional.empty());
    }

    /** Whether a series is one of those meant. */
    public boolean fits(SeriesName series) {
        return fits(name, series.flat())
                && fits(metric, series.metric())
                && fits(unit, series.unit())
                && labelsFit(series);
    }

    private static boolean fits(Optional<Glob> glob, String text) {
        return glob.isEmpty() || glob.get().matches(text);
    }

    private boolean labelsFit(SeriesName series) {
        for (Map.Entry<String, Glob> wanted : label.entrySet()) {
            boolean found = false;
            for (Label there : series.labels()) {
                found |= there.name().equals(wanted.getKey())
                        && wanted.getValue().matches(there.value());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** As it is written. */
    @Override
    public String toString() {
        if (name.isPresent() && metric.isEmpty() && label.isEmpty() && unit.isEmpty()) {
            return RuleText.quoted(name.get().toString());
        }
        RuleText labels = new RuleText();
        label.forEach((key, glob) -> labels.text(key, glob.toString()));
        RuleText text = new RuleText().glob("name", name).glob("metric", metric);
        return (label.isEmpty() ? text : text.object("label", labels))
                .glob("unit", unit)
                .toString();
    }
}
