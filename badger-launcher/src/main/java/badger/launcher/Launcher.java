package badger.launcher;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.End;
import badger.core.Environment;
import badger.core.Plugins;
import badger.core.Problem;
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
            return switch (CommandLineReader.read(arguments)) {
                case Invocation.Run run -> runAgent(run.configuration(), new AgentOptions(run.ticks(), false));
                case Invocation.Once once -> runAgent(once.configuration(), AgentOptions.oneFrame());
                case Invocation.Check check -> check(check.configuration());
                case Invocation.ListPlugins() -> show(PluginList.text(plugins));
                case Invocation.ShowReference() -> show(Configuration.reference(plugins));
                case Invocation.Init init -> init(init.folder());
                case Invocation.Show show -> show(show.text());
                case Invocation.ShowVersion() -> show(version());
                case Invocation.Refuse refuse -> refuse(refuse.reason());
            };
        } catch (ConfigurationException e) {
            e.problems().stream().map(Problem::toString).forEach(err::println);
            return WRONG_INPUT;
        }
    }

    private int runAgent(Optional<Path> file, AgentOptions options) throws ConfigurationException {
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

    private int check(Path file) throws ConfigurationException {
        Configuration configuration = Configuration.read(file, plugins, environment);
        configuration.warnings().forEach(err::println);
        configuration.missing().forEach(err::println);
        configuration.nothingLeft().ifPresent(err::println);
        if (!configuration.missing().isEmpty() || configuration.nothingLeft().isPresent()) {
            return WRONG_INPUT;
        }
        return show("%s: good: %d modules, %d emitters%n"
                .formatted(
                        file,
                        configuration.modules().size(),
                        configuration.emitters().size()));
    }

    private int init(Path folder) throws ConfigurationException {
        try {
            List<Path> written = Configuration.init(folder, plugins, emitterToStartWith());
            return show(written.stream().map(file -> file + "\n").collect(Collectors.joining()));
        } catch (FileSystemException e) {
            return refuse(e.getFile() + ": " + (e.getReason() == null ? "cannot be written: " + e : e.getReason()));
        } catch (IOException e) {
            return refuse(folder + ": cannot be written: " + e.getMessage());
        }
    }

    private String emitterToStartWith() {
        return plugins.emitter(DEFAULT_EMITTER)
                .or(() -> plugins.emitters().stream().findFirst())
                .map(provider -> provider.names().getFirst())
                .orElse(DEFAULT_EMITTER);
    }

    private int show(String text) {
        out.print(text);
        out.flush();
        return DONE;
    }

    private int refuse(String reason) {
        err.println(reason);
        return WRONG_INPUT;
    }

    private static String version() {
        return "badger %s, Java %s%n"
                .formatted(Main.class.getModule().getDescriptor().rawVersion().orElse("unknown"), Runtime.version());
    }
}
