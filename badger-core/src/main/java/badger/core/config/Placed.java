package badger.core.config;

import badger.core.rule.RelabelRule;
import badger.core.rule.RenameRule;
import badger.core.rule.Renaming;
import badger.core.rule.Rules;
import badger.core.rule.SeriesFilter;
import badger.core.rule.SeriesMatcher;
import badger.core.rule.Written;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that is still to be checked against what is elsewhere, or of which somebody may ask where it stands.
 *
 * @param value the value
 * @param place where it stands
 */
record Placed<T>(T value, Place place) {
    /** The rules of four keys. */
    static Rules rules(
            List<Placed<SeriesMatcher>> whitelist,
            List<Placed<SeriesMatcher>> blacklist,
            List<Placed<RenameRule>> rename,
            List<Placed<RelabelRule>> relabel) {
        return new Rules(
                new SeriesFilter(written(whitelist), written(blacklist)),
                new Renaming(written(rename), written(relabel)));
    }

    private static <R> List<Written<R>> written(List<Placed<R>> rules) {
        List<Written<R>> written = new ArrayList<>(rules.size());
        for (Placed<R> rule : rules) {
            written.add(new Written<>(rule.value, rule.place.spot()));
        }
        return written;
    }
}
