package badger.core.rule;

import badger.core.spi.Glob;
import badger.core.spi.Key;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the series of some metrics another metric. */
public record RenameRule(
        @Key("A glob of the metric.") Glob metric,

        @Key("What it becomes: $1 to $9 = what the glob's wildcards stood for, each * for as little as it can from the"
                + " left; $0 = the metric; $$ = a dollar.")
        NameTemplate to) {

    /** Refuses a template that the glob cannot fill, and one that makes no name. */
    public RenameRule {
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to is empty: a series without a metric there cannot be");
        }
        requireFilled(metric, to);
    }

    static void requireFilled(Glob glob, NameTemplate to) {
        int wildcards = glob.wildcards();
        if (to.highest() > wildcards) {
            throw new IllegalArgumentException("to names $" + to.highest() + ", but its glob has "
                    + (wildcards == 0
                            ? "no wildcard"
                            : "only " + wildcards + (wildcards == 1 ? " wildcard" : " wildcards")));
        }
    }

    /** The metric that one becomes; null if it is none of those meant, or nothing would be left of it. */
    @Nullable
    String renamed(String from) {
        Optional<List<String>> captures = metric.captures(from);
        String renamed = captures.isEmpty() ? "" : to.filled(from, captures.get());
        return renamed.isEmpty() ? null : renamed;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return new RuleText()
                .text("metric", metric.toString())
                .text("to", to.toString())
                .toString();
    }
}
