package badger.core.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes one kind of module; found by {@link java.util.ServiceLoader}.
 *
 * @param <C> the module's configuration: a record whose components carry {@link Key}; the common keys are the core's
 */
public interface StatModuleProvider<C extends Record> {
    /** The names it is listed under: the first is ours, the rest are accepted. */
    List<String> names();

    /** What it gathers, in one line. */
    String summary();

    /** The configuration of a module that has no file. */
    C defaults();

    /**
     * Makes a module and declares its series.
     *
     * @param config its configuration, already checked by the record's constructor
     * @param context what the core gives it
     * @return a module, ready for its first {@code collect}
     * @throws IOException if it can never work on this host
     */
    StatModule create(C config, ModuleContext context) throws IOException;

    /** Ticks between two reads unless its file says otherwise: more than 1 for what is dear to read or hardly changes. */
    default int interval() {
        return 1;
    }

    /** The most series that it may have unless its file says otherwise; 0 = as many as the agent may. */
    default int maxSeries() {
        return 0;
    }

    /** Whether it runs without being listed (until {@code modules.excluded_modules} names it). */
    default boolean onByDefault() {
        return false;
    }

    /**
     * Whether a configuration that the agent makes itself has it: that of {@code badger} without a file, and that of
     * {@code badger init}. Not so what opens a door to others, or does nothing without keys: its file is written and it waits
     * to be listed.
     */
    default boolean listedUnasked() {
        return true;
    }

    /**
     * A kind of module for a listed name that no plug-in bears, made of what lies in the plug-in folder under that name: a
     * program in another language. Most kinds of modules make none.
     *
     * @param folder the folder that {@code modules.dir} or {@code async_modules.dir} names; it need not be there
     * @param name the listed name, without an instance
     */
    default Optional<StatModuleProvider<?>> inFolder(Path folder, String name) {
        return Optional.empty();
    }
}
