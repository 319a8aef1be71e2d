package badger.core;

import badger.core.rule.RuleChain;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;

/**
 * One configured module.
 *
 * @param entry the name it is listed under: {@code disk}, {@code process_stats@web}
 * @param async whether it has a thread and a deadline of its own
 * @param interval how many ticks lie between two reads, at least 1
 * @param rules which of its series there are at all, and under which names
 * @param maxSeries how many series it may have; 0 = as many as the agent may
 * @param provider its kind
 * @param config its configuration, of the provider's record type
 */
public record ModuleEntry(
        String entry,
        boolean async,
        int interval,
        RuleChain rules,
        int maxSeries,
        StatModuleProvider<?> provider,
        Record config) {

    /** Makes the module; see {@link StatModuleProvider#create}. */
    @SuppressWarnings("unchecked") // config was bound over this provider's own defaults
    public StatModule create(ModuleContext context) throws IOException {
        return ((StatModuleProvider<Record>) provider).create(config, context);
    }
}
