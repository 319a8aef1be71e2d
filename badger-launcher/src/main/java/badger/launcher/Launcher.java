package badger.launcher;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.End;
import badger.core.Environment;
import badger.core.Plugins;
import java.io.IOException;
import java.io.PrintStream;
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
    private final Plugins plugins;
    private final Environment environment;

    Launcher(PrintStream out, PrintStream err, Plugins plugins, Environment environment) {
        this.out = out;
        this.err = err;
        this.plugins = plugins;
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
        Configuration configuration = file.isPresent()
                ? Configuration.read(file.get(), plugins, environment)
                : Configuration.builtIn(plugins, DEFAULT_EMITTER, environment);
        Optional<String> nothingLeft = configuration.nothingLeft();
        if (nothingLeft.isPresent()) {
            configuration.missing().forEach(err::println);
            err.println(nothingLeft.get());
            return NOTHING_TO_RUN;
        }
        try {
            Logging.open(configuration.log());
        } catch (IOException e) {
            return refuse("the log file cannot be written: " + e);
        }
        Shutdown shutdown = Shutdown.onSignal(configuration.stopBudget());
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

    int check(Path file) throws ConfigurationException {
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
        try {
            List<Path> written = Configuration.init(folder, plugins, emitterToStartWith());
            return show(written.stream().map(file -> file + "\n").collect(Collectors.joining()));
        } catch (FileSystemException e) {
            return refuse(e.getFile() + ": " + (e.getReason() == null ? "cannot be written: " + e : e.getReason()));
        } catch (IOException e) {
            return refuse(folder + ": cannot be written: " + e.getMessage());
        }
    }

    int list() {
        return show(PluginList.text(plugins));
    }

    int reference() throws ConfigurationException {
        return show(Configuration.reference(plugins));
    }

    private String emitterToStartWith() {
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

    int version() {
        return show("badger "
                + Main.class.getModule().getDescriptor().rawVersion().orElse("unknown")
                + ", Java " + Runtime.version() + "\n");
    }
}
