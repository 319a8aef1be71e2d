package badger.core.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which series may pass.
 *
 * @param whitelist what may pass; empty = everything
 * @param blacklist what is then taken out
 */
public record SeriesFilter(List<Written<SeriesMatcher>> whitelist, List<Written<SeriesMatcher>> blacklist) {
    /** Lets everything pass. */
    public static final SeriesFilter EVERYTHING = new SeriesFilter(List.of(), List.of());

    /** Takes copies of both lists. */
    public SeriesFilter {
        whitelist = List.copyOf(whitelist);
        blacklist = List.copyOf(blacklist);
    }

    /** Whether a series passes. */
    public boolean passes(SeriesName series) {
        return (whitelist.isEmpty() || firstOf(whitelist, series) != null) && firstOf(blacklist, series) == null;
    }

    private static @Nullable Written<SeriesMatcher> firstOf(List<Written<SeriesMatcher>> matchers, SeriesName series) {
        for (Written<SeriesMatcher> matcher : matchers) {
            if (matcher.rule().fits(series)) {
                return matcher;
            }
        }
        return null;
    }

    /** Which rule lets a series pass or stops it, in words. */
    public String reason(SeriesName series) {
        Written<SeriesMatcher> listed = firstOf(whitelist, series);
        if (listed == null && !whitelist.isEmpty()) {
            return whitelist.size() == 1
                    ? "its whitelist has only " + whitelist.getFirst()
                    : "none of the " + whitelist.size() + " rules of its whitelist fits, the first is "
                            + whitelist.getFirst();
        }
        Written<SeriesMatcher> stops = firstOf(blacklist, series);
        if (stops != null) {
            return "blacklist " + stops;
        }
        return listed != null
                ? "whitelist " + listed
                : blacklist.isEmpty() ? "no filter" : "nothing in its blacklist fits";
    }
}
