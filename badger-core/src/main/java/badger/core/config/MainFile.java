package badger.core.config;

import badger.core.Budget;
import badger.core.rule.RelabelRule;
import badger.core.rule.RenameRule;
import badger.core.rule.Rules;
import badger.core.rule.SeriesMatcher;
import badger.core.spi.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The main file's sections; each may be missing. */
record MainFile(
        @Key("What the host is, and the agent's own settings.")
        Core core,

        @Key("The modules that are read in turn within the second.")
        Modules modules,

        @Key("The modules that have a thread and a deadline of their own.")
        AsyncModules asyncModules,

        @Key("Where the stats go.") Emitters emitters) {

    // Not private: used by annotations alone, which the compiler's checks take for unused.
    static final String DIR = "A folder of plug-ins: jars, and folders of jars; from the working folder, or if there is"
            + " none from this file's folder. It need not be there.";
    static final String CONFIG = "The folder with <entry>.conf for each entry; from the working folder, or if"
            + " there is none from this file's folder. Not set: conf.d beside this file.";

    static final MainFile DEFAULTS =
            new MainFile(Core.DEFAULTS, Modules.DEFAULTS, AsyncModules.DEFAULTS, Emitters.DEFAULTS);

    /** What a host field says to be found out. */
    static final String AUTO = "auto";

    /** The host, and the agent's own settings. */
    record Core(
            @Key("Where the host stands; the seven fields of the host travel with every frame.")
            String datacenter,

            @Key("Where the host stands.") String region,
            @Key("Where the host stands.") String zone,
            @Key("What the host belongs to.") String cluster,

            @Key("The host's name; \"auto\" = what its kernel says, which must not be localhost; \"\" = none.")
            String hostname,

            @Key(
                    "The host's address; \"auto\" = that of the interface with the default route; \"\" = none. In a container"
                            + " with a network of its own it must be written.")
            String ipv4,

            @Key("The host's address; \"auto\" = that of the interface with the default route; \"\" = none.")
            String ipv6,

            @Key("The agent's log.") Log log,

            @Key(
                    value = "How long all lanes together may take to deliver what they hold when the agent ends.",
                    unit = "s")
            Duration stopSeconds,

            @Key("What the agent may take of its host.") Budget budget,

            @Key(
                    "The most series that all modules together may have at a time, the agent's own not counted; what is new"
                            + " beyond is left out, counted and said, what is there goes on.")
            int maxSeries,

            @Key("Where the root folder of the host is mounted, if the agent runs in a container;"
                    + " the environment variable BADGER_HOST_ROOT says the same, and this key wins.")
            Optional<String> hostRoot,

            @Key("The folder where lanes spool what they cannot send, one folder each. Not set: spool in systemd's"
                    + " STATE_DIRECTORY, else ~/.local/state/stat-badger/spool.")
            Optional<String> spoolDir,

            @Key("Where parts of the host are, if they are mounted one by one.")
            Paths paths,

            @Key(
                    "Which series there are at all, whichever module makes them, by the names that the modules' own rules give"
                            + " them: globs of flat names, or objects of globs {\"name\", \"metric\", \"label\": {NAME: GLOB},"
                            + " \"unit\"} that must all fit; empty = all.")
            List<Placed<SeriesMatcher>> whitelist,

            @Key("Which of these there are not; as whitelist.")
            List<Placed<SeriesMatcher>> blacklist,

            @Key("Other metrics for all series; of the rules that fit the first counts.")
            List<Placed<RenameRule>> rename,

            @Key("Other labels for all series; of the rules that fit a label the first counts.")
            List<Placed<RelabelRule>> relabel) {

        static final Core DEFAULTS = new Core(
                "",
                "",
                "",
                "",
                AUTO,
                AUTO,
                AUTO,
                Log.DEFAULTS,
                Duration.ofSeconds(3),
                Budget.DEFAULTS,
                20_000,
                Optional.empty(),
                Optional.empty(),
                Paths.DEFAULTS,
                List.of(),
                List.of(),
                List.of(),
                List.of());

        Core {
            if (stopSeconds.isNegative()) {
                throw new IllegalArgumentException("stop_seconds must not be negative");
            }
            if (maxSeries < 1) {
                throw new IllegalArgumentException("max_series must be 1 or more");
            }
        }

        Rules rules() {
            return Placed.rules(whitelist, blacklist, rename, relabel);
        }
    }

    /** Where log lines go. */
    record Log(
            @Key("Where log lines go: stderr, or file; stdout goes to standard error too, as it always has, and so does"
                    + " kafka, with a warning.")
            Destination dest,

            @Key("The file, if dest is file; fileName, as the Python agent had it, is the same.")
            String fileName,

            @Key("The least that is logged.") Level level) {

        static final Log DEFAULTS = new Log(Destination.STDERR, "", Level.INFO);

        Log {
            if (dest == Destination.FILE && fileName.isEmpty()) {
                throw new IllegalArgumentException("dest is file, but file_name does not say which");
            }
        }
    }

    /** Where log lines may go. */
    enum Destination {
        STDERR,
        STDOUT,
        FILE,
        KAFKA
    }

    /** What may be logged. */
    enum Level {
        DEBUG,
        INFO,
        WARN,
        WARNING,
        ERROR
    }

    /** Parts of the host that are mounted somewhere. */
    record Paths(
            @Key("The host's proc file system.") Optional<String> proc,
            @Key("The host's sys file system.") Optional<String> sys,

            @Key("The host's root folder, for everything else.")
            Optional<String> root) {

        static final Paths DEFAULTS = new Paths(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The modules that are read in turn. */
    record Modules(
            @Key(DIR) Optional<String> dir,
            @Key(CONFIG) Optional<String> config,

            @Key("The modules to run, in this order: name, or name@instance.")
            List<Placed<String>> includedModules,

            @Key("Modules that run without being listed, and shall not.")
            List<Placed<String>> excludedModules) {

        static final Modules DEFAULTS = new Modules(Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** The modules that have threads of their own. */
    record AsyncModules(
            @Key(DIR) Optional<String> dir,
            @Key(CONFIG) Optional<String> config,

            @Key("The modules to run: name, or name@instance.")
            List<Placed<String>> includedModules) {

        static final AsyncModules DEFAULTS = new AsyncModules(Optional.empty(), Optional.empty(), List.of());
    }

    /** The emitters. */
    record Emitters(
            @Key(DIR) Optional<String> dir,
            @Key(CONFIG) Optional<String> config,

            @Key("The emitters to run: name, or name@instance.")
            List<Placed<String>> includedEmitters) {

        static final Emitters DEFAULTS = new Emitters(Optional.empty(), Optional.empty(), List.of());
    }
}
