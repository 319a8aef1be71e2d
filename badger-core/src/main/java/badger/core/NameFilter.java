package badger.core;

import badger.core.spi.Glob;
import java.util.List;

/**
 * Which series may pass, by flat name.
 *
 * @param whitelist what may pass; empty = everything
 * @param blacklist what is then taken out
 */
public record NameFilter(List<Glob> whitelist, List<Glob> blacklist) {
    /** Lets everything pass. */
    public static final NameFilter EVERYTHING = new NameFilter(List.of(), List.of());

    /** Takes copies of both lists. */
    public NameFilter {
        whitelist = List.copyOf(whitelist);
        blacklist = List.copyOf(blacklist);
    }

    /** Whether a series of this name passes. */
    public boolean passes(String name) {
        return (whitelist.isEmpty() || anyMatches(whitelist, name)) && !anyMatches(blacklist, name);
    }

    private static boolean anyMatches(List<Glob> globs, String name) {
        for (Glob glob : globs) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
