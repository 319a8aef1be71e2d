package badger.core.rule;

import org.jspecify.annotations.Nullable;

/** What becomes of a series on its way: it passes, under its own name or another, or it is stopped. */
@FunctionalInterface
public interface Passage {
    /** Lets everything pass as it is. */
    Passage OPEN = made -> made;

    /** Stops everything. */
    Passage CLOSED = _ -> null;

    /** The name that a series goes on under; null if it is stopped. */
    @Nullable
    SeriesName through(SeriesName made);
}
