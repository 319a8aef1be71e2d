package badger.core.rule;

import badger.core.spi.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which series get another metric or other labels. Of the rules that fit a metric, and of those that fit a label, the first
 * counts; all see the series as it came.
 *
 * @param rename changes the metric
 * @param relabel changes labels
 */
public record Renaming(List<Written<RenameRule>> rename, List<Written<RelabelRule>> relabel) {
    /** Changes nothing. */
    public static final Renaming NONE = new Renaming(List.of(), List.of());

    /** Takes copies of both lists. */
    public Renaming {
        rename = List.copyOf(rename);
        relabel = List.copyOf(relabel);
    }

    /** Whether it has no rule. */
    public boolean isEmpty() {
        return rename.isEmpty() && relabel.isEmpty();
    }

    /** The name that a series gets; its own object if no rule fits. */
    public SeriesName of(SeriesName series) {
        return isEmpty() ? series : of(series, new ArrayList<>());
    }

    /** The rules that change the name of a series. */
    public List<Written<?>> acting(SeriesName series) {
        List<Written<?>> acting = new ArrayList<>();
        SeriesName _ = of(series, acting);
        return acting;
    }

    private SeriesName of(SeriesName series, List<Written<?>> acting) {
        int before = acting.size();
        String metric = metric(series, acting);
        List<Label> labels = relabel.isEmpty() || series.labels().isEmpty() ? series.labels() : labels(series, acting);
        return acting.size() == before ? series : SeriesName.of(metric, labels, series.unit());
    }

    private String metric(SeriesName series, List<Written<?>> acting) {
        for (Written<RenameRule> rule : rename) {
            String renamed = rule.rule().renamed(series.metric());
            if (renamed != null) {
                acting.add(rule);
                return renamed;
            }
        }
        return series.metric();
    }

    private List<Label> labels(SeriesName series, List<Written<?>> acting) {
        List<Label> labels = new ArrayList<>(series.labels());
        int at = 0;
        for (Label own : series.labels()) {
            Written<RelabelRule> rule = ruleOf(series.metric(), own);
            Label given = rule == null ? own : rule.rule().relabelled(own);
            if (rule != null && given.value().isEmpty()) {
                acting.add(rule);
                labels.remove(at);
                continue;
            }
            // two labels of one name there cannot be: then the second keeps its own
            if (rule != null && (given.name().equals(own.name()) || !isThere(labels, given.name()))) {
                acting.add(rule);
                labels.set(at, given);
            }
            at++;
        }
        return List.copyOf(labels);
    }

    private @Nullable Written<RelabelRule> ruleOf(String metric, Label label) {
        for (Written<RelabelRule> rule : relabel) {
            if (rule.rule().fits(metric, label)) {
                return rule;
            }
        }
        return null;
    }

    private static boolean isThere(List<Label> labels, String name) {
        for (Label label : labels) {
            if (label.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
