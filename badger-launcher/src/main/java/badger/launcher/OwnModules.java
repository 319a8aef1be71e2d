package badger.launcher;

import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The modules of a plug-in's jars, without those that it must share with the image to be understood there: the agent's own, and
 * the logging. A plug-in built with everything that it was compiled against brings copies of them.
 *
 * @param byName the modules that are its own
 * @param shared the names of those that the image has instead
 */
record OwnModules(Map<String, ModuleReference> byName, Set<String> shared) implements ModuleFinder {
    private static final String AGENT = "badger.";
    private static final String LOGGING = "org.slf4j";

    /**
     * Those of a jar, or of a folder of jars.
     *
     * @throws java.lang.module.FindException if one of them cannot be understood
     */
    static OwnModules of(Path file, ModuleLayer image) {
        OwnModules modules = new OwnModules(new TreeMap<>(), new HashSet<>());
        for (ModuleReference module : ModuleFinder.of(file).findAll()) {
            String name = module.descriptor().name();
            boolean isShareable = name.startsWith(AGENT) || name.equals(LOGGING) || name.startsWith(LOGGING + '.');
            if (isShareable && image.findModule(name).isPresent()) {
                modules.shared.add(name);
            } else {
                modules.byName.put(name, module);
            }
        }
        return modules;
    }

    /** The names of those that provide one of some services. */
    Set<String> providing(Set<String> services) {
        Set<String> names = new HashSet<>();
        for (ModuleReference module : byName.values()) {
            for (Provides provides : module.descriptor().provides()) {
                if (services.contains(provides.service())) {
                    names.add(module.descriptor().name());
                }
            }
        }
        return names;
    }

    @Override
    public Optional<ModuleReference> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Set<ModuleReference> findAll() {
        return Set.copyOf(byName.values());
    }
}
