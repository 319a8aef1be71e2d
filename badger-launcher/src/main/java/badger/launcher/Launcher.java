package badger.launcher;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.End;
import badger.core.Environment;
import badger.core.Explanation;
import badger.core.PluginFolder;
import badger.core.Plugins;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what a command line asks for: data on standard output, everything else on standard error. */
final class Launcher {
    static final int DONE = 0;
    static final int NOTHING_TO_RUN = 1;
    static final int WRONG_INPUT = 2;
    static final int BROKEN = 3;

    /** What a configuration of nobody sends to. */
    private static final String DEFAULT_EMITTER = "stdout_pretty";

    private final PrintStream out;
    private final PrintStream err;
    private final Plugins installed;
    private final Path pluginFolder;
    private final Environment environment;

    /**
     * A launcher.
     *
     * @param out where data goes
     * @param err where everything else goes
     * @param installed the plug-ins of the image
     * @param pluginFolder where there may be more for this image, whatever a configuration says
     * @param environment what configurations are read in
     */
    Launcher(PrintStream out, PrintStream err, Plugins installed, Path pluginFolder, Environment environment) {
        this.out = out;
        this.err = err;
        this.installed = installed;
        this.pluginFolder = pluginFolder;
        this.environment = environment;
    }

    /** Returns the exit status. */
    int run(String... arguments) {
        try {
            return CommandLineReader.read(arguments).by(this);
        } catch (ConfigurationException e) {
            e.problems().forEach(err::println);
            return WRONG_INPUT;
        }
    }

    int runAgent(Optional<Path> file, AgentOptions options) throws ConfigurationException {
        Configuration whole = configuration(file);
        Exits exits = Exits.in(whole.spoolFolder());
        Configuration configuration = sifted(whole, exits);
        if (isNothingLeft(configuration)) {
            return NOTHING_TO_RUN;
        }
        try {
            Logging.open(configuration.log());
        } catch (IOException e) {
            return refuse("the log file cannot be written: " + e);
        }
        Shutdown shutdown = Shutdown.onSignal(configuration.stopBudget(), exits);
        try {
            Agent agent = Agent.start(configuration, options);
            shutdown.of(agent);
            return agent.awaitEnd() == End.FATAL ? BROKEN : DONE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return NOTHING_TO_RUN;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        }
    }

    private Configuration configuration(Optional<Path> file) throws ConfigurationException {
        Plugins plugins = search(file).plugins();
        return file.isPresent()
                ? Configuration.read(file.get(), plugins, environment)
                : Configuration.builtIn(plugins, DEFAULT_EMITTER, environment);
    }

    /** Whether there is nothing to run; then says why. */
    private boolean isNothingLeft(Configuration configuration) {
        Optional<String> nothingLeft = configuration.nothingLeft();
        if (nothingLeft.isPresent()) {
            configuration.warnings().forEach(err::println);
            configuration.missing().forEach(err::println);
            err.println(nothingLeft.get());
        }
        return nothingLeft.isPresent();
    }

    int explain(Optional<Path> file, String name) throws ConfigurationException {
        Configuration whole = configuration(file);
        Configuration configuration = sifted(whole, Exits.in(whole.spoolFolder()));
        if (isNothingLeft(configuration)) {
            return NOTHING_TO_RUN;
        }
        // not opened: log lines of this go to the terminal, and not into the file of the agent that runs here
        Logging.look();
        try {
            Explanation explanation = Explanation.of(configuration);
            Optional<String> text = explanation.text(name);
            if (text.isPresent()) {
                return show(text.get());
            }
            err.println(explanation.unknown(name));
        } catch (IOException e) {
            err.println(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the main thread", e);
        }
        return NOTHING_TO_RUN;
    }

    private Configuration sifted(Configuration configuration, Exits exits) {
        try {
            return exits.sift(configuration);
        } catch (IOException e) {
            err.println("it cannot be read which plug-ins have ended the agent: " + e);
            return configuration;
        }
    }

    /** The image's plug-ins, those of its folder, and those of the folders that a main file names. */
    private PluginSearch search(Optional<Path> file) throws ConfigurationException {
        PluginSearch search = new PluginSearch(installed);
        search.in(pluginFolder);
        for (PluginFolder folder : folders(file)) {
            search.in(folder.path());
        }
        return search;
    }

    private List<PluginFolder> folders(Optional<Path> file) throws ConfigurationException {
        return file.isPresent() ? Configuration.pluginFolders(file.get(), environment) : List.of();
    }

    int check(Path file) throws ConfigurationException {
        Plugins plugins = search(Optional.of(file)).plugins();
        Configuration configuration = Configuration.read(file, plugins, environment);
        configuration.warnings().forEach(err::println);
        configuration.missing().forEach(err::println);
        configuration.nothingLeft().ifPresent(err::println);
        if (!configuration.missing().isEmpty() || configuration.nothingLeft().isPresent()) {
            return WRONG_INPUT;
        }
        return show(file + ": good: " + configuration.modules().size() + " modules, "
                + configuration.emitters().size() + " emitters\n");
    }

    int init(Path folder) throws ConfigurationException {
        Plugins plugins = search(Optional.empty()).plugins();
        try {
            List<Path> written = Configuration.init(folder, plugins, emitterToStartWith(plugins));
            return show(written.stream().map(file -> file + "\n").collect(Collectors.joining()));
        } catch (FileSystemException e) {
            return refuse(e.getFile() + ": " + (e.getReason() == null ? "cannot be written: " + e : e.getReason()));
        } catch (IOException e) {
            return refuse(folder + ": cannot be written: " + e.getMessage());
        }
    }

    int list(Optional<Path> file) throws ConfigurationException {
        PluginSearch search = search(file);
        return show(PluginList.text(search.plugins(), search.findings()) + PluginList.absent(folders(file)));
    }

    int reference(Optional<Path> file) throws ConfigurationException {
        return show(Configuration.reference(search(file).plugins()));
    }

    int start(Starter.Side side, String name) {
        try {
            List<Path> written = Starter.write(side, name, environment.workingFolder(), version());
            return show(written.stream().map(file -> file + "\n").collect(Collectors.joining()));
        } catch (FileAlreadyExistsException e) {
            return refuse(e.getFile() + ": is there already, and is not overwritten");
        } catch (IOException e) {
            return refuse(name + ": cannot be written: " + e);
        }
    }

    private static String emitterToStartWith(Plugins plugins) {
        return plugins.emitter(DEFAULT_EMITTER)
                .or(() -> plugins.emitters().stream().findFirst())
                .map(provider -> provider.names().getFirst())
                .orElse(DEFAULT_EMITTER);
    }

    int show(String text) {
        out.print(text);
        out.flush();
        return DONE;
    }

    int refuse(String reason) {
        err.println(reason);
        return WRONG_INPUT;
    }

    int showVersion() {
        return show("badger " + version() + ", Java " + Runtime.version() + "\n");
    }

    private static String version() {
        return Main.class.getModule().getDescriptor().rawVersion().orElse("unknown");
    }
}
