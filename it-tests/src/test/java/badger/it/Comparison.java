package badger.it;

import java.util.List;
import java.util.Locale;

/**
 * What a tool and the agent say of the same seconds.
 *
 * @param tool the tool
 * @param column its name for it
 * @param series the agent's
 * @param theirs what the tool says
 * @param ours what the agent says
 * @param bound by how much they may differ
 * @param seconds what each said of each second, where both did; empty where they did not
 */
record Comparison(String tool, String column, String series, double theirs, double ours, double bound, String seconds) {
    boolean agrees() {
        return Math.abs(theirs - ours) <= bound;
    }

    private boolean isNothing() {
        return theirs == 0 && ours == 0;
    }

    /** All of them, a line each; those that are 0 to both are counted. */
    static String table(List<Comparison> all) {
        StringBuilder table = new StringBuilder("%-8s %-16s %-42s %14s %14s %10s %10s%n"
                .formatted("tool", "column", "series", "tool", "agent", "differ", "may"));
        for (Comparison one : all) {
            if (one.isNothing()) {
                continue;
            }
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s %-16s %-42s %14.2f %14.2f %10.3f %10.3f  %s%n",
                    one.tool,
                    one.column,
                    one.series,
                    one.theirs,
                    one.ours,
                    Math.abs(one.theirs - one.ours),
                    one.bound,
                    one.agrees() ? "" : "DIFFERS " + one.seconds));
        }
        long nothing = all.stream().filter(Comparison::isNothing).count();
        return table + "and " + nothing + " that are 0 to both\n";
    }
}
