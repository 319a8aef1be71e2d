package badger.exec;

import badger.core.spi.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of module legacy_python.
 *
 * @param folder where the sources are
 * @param config where their files are
 * @param modules which of them are run
 * @param python what runs them
 */
public record LegacyConfig(
        @Key("the folder with NAME.py of each module") String folder,

        @Key("the folder with NAME.conf of each module; nothing = the folder of the modules")
        String config,

        @Key("the modules to run") List<String> modules,

        @Key("the Python 3 that runs them") String python) {

    static final LegacyConfig DEFAULTS = new LegacyConfig("", "", List.of(), PythonHelper.PYTHON);

    /** Refuses what can never work. */
    public LegacyConfig {
        modules = List.copyOf(modules);
        Set<String> names = new HashSet<>();
        for (String name : modules) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("modules: '" + name + "' is there twice");
            }
            LegacyNames.check(name);
        }
        if (!modules.isEmpty() && folder.isEmpty()) {
            throw new IllegalArgumentException("folder: must say where the modules are");
        }
        if (python.isBlank()) {
            throw new IllegalArgumentException("python: must not be empty");
        }
    }
}
