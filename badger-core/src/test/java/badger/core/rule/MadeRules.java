package badger.core.rule;

import badger.core.spi.Glob;
import badger.core.spi.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules as a file would have them, for tests. */
public final class MadeRules {
    private MadeRules() {}

    /** Lets only what fits one of these globs of flat names pass. */
    public static Rules whitelist(String... globs) {
        return new Rules(new SeriesFilter(matchers(globs), List.of()), Renaming.NONE);
    }

    /** Stops what fits one of these globs of flat names. */
    public static Rules blacklist(String... globs) {
        return new Rules(new SeriesFilter(List.of(), matchers(globs)), Renaming.NONE);
    }

    /** Globs of metrics, each before what it becomes. */
    public static Rules rename(String... globsAndTemplates) {
        List<Written<RenameRule>> rules = new ArrayList<>();
        for (int i = 0; i < globsAndTemplates.length; i += 2) {
            rules.add(Written.nowhere(
                    new RenameRule(Glob.parse(globsAndTemplates[i]), NameTemplate.parse(globsAndTemplates[i + 1]))));
        }
        return new Rules(SeriesFilter.EVERYTHING, new Renaming(rules, List.of()));
    }

    /** A rule for a label of any metric; a name that is empty is the label's own. */
    static Rules relabel(String label, String value, String to, String name) {
        RelabelRule rule = new RelabelRule(
                label,
                Optional.of(Glob.parse(value)),
                NameTemplate.parse(to),
                Optional.of(name).filter(given -> !given.isEmpty()),
                Optional.empty());
        return new Rules(SeriesFilter.EVERYTHING, new Renaming(List.of(), List.of(Written.nowhere(rule))));
    }

    static List<Written<SeriesMatcher>> matchers(String... globs) {
        return Stream.of(globs).map(SeriesMatcher::parse).map(Written::nowhere).toList();
    }

    /** A name of a metric and of labels, each before its value. */
    static SeriesName name(String metric, String... labels) {
        List<Label> made = new ArrayList<>();
        for (int i = 0; i < labels.length; i += 2) {
            made.add(new Label(labels[i], labels[i + 1]));
        }
        return SeriesName.of(metric, made, "B");
    }
}
