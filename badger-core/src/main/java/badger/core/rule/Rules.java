package badger.core.rule;

import org.jspecify.annotations.Nullable;

/**
 * The rules of one place: a module, the agent as a whole, or an emitter.
 *
 * @param filter which series pass
 * @param renaming what those that pass are called from then on
 */
public record Rules(SeriesFilter filter, Renaming renaming) implements Passage {
    /** No rules. */
    public static final Rules NONE = new Rules(SeriesFilter.EVERYTHING, Renaming.NONE);

    @Override
    public @Nullable SeriesName through(SeriesName made) {
        return filter.passes(made) ? renaming.of(made) : null;
    }
}
