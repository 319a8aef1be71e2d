package badger.core;

import badger.core.config.ConfigurationReader;
import badger.core.config.PluginFolders;
import badger.core.config.Reference;
import badger.core.config.Template;
import badger.core.spi.Host;
import badger.core.spi.HostPaths;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that an agent is built from.
 *
 * @param host the seven metadata fields
 * @param log where log lines go
 * @param stopBudget how long all lanes together may take at the end
 * @param budget what the agent may take of its host
 * @param maxSeries how many series all modules together may have
 * @param paths where the host's kernel files are
 * @param spoolFolder the folder with a spool for each lane; empty if there is no place for one
 * @param modules the modules to run, in order
 * @param emitters the emitters to run, in order
 * @param missing one sentence for each listed plug-in that nobody provides
 * @param warnings one sentence for each thing that works otherwise than it reads
 */
public record Configuration(
        Host host,
        LogSettings log,
        Duration stopBudget,
        Budget budget,
        int maxSeries,
        HostPaths paths,
        Optional<Path> spoolFolder,
        List<ModuleEntry> modules,
        List<EmitterEntry> emitters,
        List<String> missing,
        List<String> warnings) {

    /** Takes copies of the lists. */
    public Configuration {
        modules = List.copyOf(modules);
        emitters = List.copyOf(emitters);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /**
     * The folders of plug-ins that a main file names: whoever reads the file looks there first.
     *
     * @param file the main file
     * @param environment where variables and relative paths come from
     * @throws ConfigurationException if it is no JSON; what else is wrong with it {@link #read} tells
     */
    public static List<PluginFolder> pluginFolders(Path file, Environment environment) throws ConfigurationException {
        return PluginFolders.of(file, environment);
    }

    /**
     * Reads a main file and the file of every plug-in that it lists.
     *
     * @param file the main file
     * @param plugins what can be listed
     * @param environment where variables, relative paths and addresses come from
     * @throws ConfigurationException with everything that is wrong in any of the files
     */
    public static Configuration read(Path file, Plugins plugins, Environment environment)
            throws ConfigurationException {
        return new ConfigurationReader(plugins, environment).read(file);
    }

    /**
     * The configuration of an agent that was given none: every module, by its defaults, and one emitter.
     *
     * @param plugins what there is
     * @param emitter the emitter's name
     * @param environment where variables and addresses come from
     * @throws ConfigurationException with everything that keeps it from running
     */
    public static Configuration builtIn(Plugins plugins, String emitter, Environment environment)
            throws ConfigurationException {
        return new ConfigurationReader(plugins, environment).builtIn(emitter);
    }

    /**
     * Writes a tree of commented files that {@link #read} accepts as they are: every module, and one emitter.
     *
     * @param folder where to; made if it is not there
     * @param plugins what there is
     * @param emitter the emitter's name
     * @return the files that were written, the main file first
     * @throws FileAlreadyExistsException if one of the files is there already; then none is written
     * @throws ConfigurationException if a plug-in does not let its defaults be read
     */
    public static List<Path> init(Path folder, Plugins plugins, String emitter)
            throws IOException, ConfigurationException {
        return new Template(plugins, emitter).write(folder);
    }

    /**
     * Every key there is, as Markdown: {@code docs/configuration.md}.
     *
     * @param plugins whose keys are described
     * @throws ConfigurationException if a plug-in does not let its defaults be read
     */
    public static String reference(Plugins plugins) throws ConfigurationException {
        return new Reference(plugins).markdown();
    }

    /** The same with other modules and emitters, and with what is missing then. */
    public Configuration with(
            List<ModuleEntry> otherModules, List<EmitterEntry> otherEmitters, List<String> nowMissing) {
        return new Configuration(
                host,
                log,
                stopBudget,
                budget,
                maxSeries,
                paths,
                spoolFolder,
                otherModules,
                otherEmitters,
                nowMissing,
                warnings);
    }

    /** Why there is nothing to run, if no module or no emitter is left. */
    public Optional<String> nothingLeft() {
        if (modules.isEmpty()) {
            return Optional.of("no module is left to run: list at least one that there is in modules.included_modules");
        }
        if (emitters.isEmpty()) {
            return Optional.of(
                    "no emitter is left to run: list at least one that there is in emitters.included_emitters");
        }
        return Optional.empty();
    }
}
