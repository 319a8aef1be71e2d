package badger.core.rule;

import org.jspecify.annotations.Nullable;

/**
 * The rules that a module's series pass before they are series: those of the module, then those of the agent as a whole.
 *
 * @param own the module's
 * @param global the agent's
 */
public record RuleChain(Rules own, Rules global) implements Passage {
    /** No rules. */
    public static final RuleChain NONE = new RuleChain(Rules.NONE, Rules.NONE);

    @Override
    public @Nullable SeriesName through(SeriesName made) {
        SeriesName named = own.through(made);
        return named == null ? null : global.through(named);
    }
}
