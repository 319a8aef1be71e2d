package badger.core.config;

import badger.core.Environment;
import badger.core.Plugins;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Glob;
import badger.core.spi.Key;
import badger.core.spi.ModuleContext;
import badger.core.spi.Secret;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Plug-ins that are nothing but their configuration: of the original's kinds, and one of every type there is. */
final class Samples {
    static final Plugins PLUGINS = new Plugins(
            List.of(
                    module(new NoKeys(), false, "cpu"),
                    module(new Disk(List.of(Glob.parse("sd*"))), false, "disk"),
                    module(new Processes(List.of(), Duration.ofSeconds(1)), false, 500, "process_stats", "processes"),
                    module(new NoKeys(), true, "badger")),
            List.of(
                    emitter(new NoKeys(), "stdout_pretty"),
                    emitter(Influx.DEFAULTS, "influxdb08", "influxdb08_emitter"),
                    emitter(Everything.DEFAULTS, "everything")));

    private Samples() {}

    record NoKeys() {}

    record Disk(@Key("Which disks.") List<Glob> disksToCheck) {}

    record Processes(
            @Key("What to watch.") List<Process> processes,

            @Key(value = "How often to look for new ones.", unit = "s")
            Duration rescan) {}

    record Process(
            @Key("Its name in the series.") String name,
            @Key("What its command line matches.") String pattern) {
        Process {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("pattern: " + e.getDescription(), e);
            }
        }
    }

    record Influx(
            @Key("Where it listens.") String host,
            @Key("Where it listens.") int port,
            @Key("The database | or its alias.") String database,
            @Key("Who we are.") String user,
            @Key("How we prove it.") Secret pass) {

        static final Influx DEFAULTS = new Influx("127.0.0.1", 8086, "stats", "", Secret.parse("a default"));

        Influx {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port must be from 1 to 65535");
            }
            if (user.isEmpty() != pass.isEmpty() && user.equals("nobody")) {
                throw new IllegalArgumentException("a user wants a password");
            }
        }
    }

    /** One key of every type that can be bound. */
    record Everything(
            String text,
            int small,
            long large,
            double real,
            boolean flag,
            Duration pause,
            Colour colour,
            Optional<String> maybe,
            Optional<Secret> token,
            List<String> words,
            List<Integer> numbers,
            List<Glob> globs,
            Names names,
            Address address,
            Inner inner,
            List<Inner> inners,

            @Key("Camel case is read as well.") String oddName) {

        static final Everything DEFAULTS = new Everything(
                "a \"text\" with ${braces}\n",
                -1,
                1L << 40,
                0.25,
                true,
                Duration.ofMillis(1500),
                Colour.DARK_RED,
                Optional.empty(),
                Optional.of(Secret.parse("hidden")),
                List.of("a", "b"),
                List.of(1, 2),
                List.of(Glob.parse("x[0-9]")),
                new Names(List.of("*")),
                new Address("localhost", 1),
                new Inner("deep", 7),
                List.of(new Inner("first", 1)),
                "");
    }

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(
            @Key("Its name.") String name, @Key("How many.") int count) {}

    /** Is written as one word. */
    record Address(String host, int port) {
        public static Address parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("address '" + text + "' has no port");
            }
            return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Is written as one text, or as a list of texts. */
    record Names(List<String> names) {
        public static Names parse(String text) {
            return new Names(List.of(text.split("\\+", -1)));
        }

        public static Names parse(List<String> texts) {
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("names must not be empty");
            }
            return new Names(texts);
        }

        @Override
        public String toString() {
            return String.join("+", names);
        }
    }

    static <C extends Record> StatModuleProvider<C> module(C defaults, boolean onByDefault, String... names) {
        return module(defaults, onByDefault, 0, names);
    }

    static <C extends Record> StatModuleProvider<C> module(
            C defaults, boolean onByDefault, int maxSeries, String... names) {
        return new StatModuleProvider<>() {
            @Override
            public List<String> names() {
                return List.of(names);
            }

            @Override
            public String summary() {
                return "Stats of the " + names[0] + ".";
            }

            @Override
            public C defaults() {
                return defaults;
            }

            @Override
            public int interval() {
                return onByDefault ? 10 : 1;
            }

            @Override
            public int maxSeries() {
                return maxSeries;
            }

            @Override
            public boolean onByDefault() {
                return onByDefault;
            }

            @Override
            public StatModule create(C config, ModuleContext context) {
                return tick -> {};
            }
        };
    }

    static <C extends Record> EmitterProvider<C> emitter(C defaults, String... names) {
        return new EmitterProvider<>() {
            @Override
            public List<String> names() {
                return List.of(names);
            }

            @Override
            public String summary() {
                return "Sends to " + names[0] + ".";
            }

            @Override
            public C defaults() {
                return defaults;
            }

            @Override
            public Confirmation confirmation() {
                return Confirmation.LOCAL;
            }

            @Override
            public Emitter create(C config, EmitterContext context) {
                return batch -> {};
            }
        };
    }

    /** An environment of these variables, in a folder, with the given addresses on {@code eth0}. */
    record World(Path workingFolder, Map<String, String> variables, List<InetAddress> addresses)
            implements Environment {
        static World in(Path folder) {
            return new World(folder, Map.of(), List.of());
        }

        World with(Map<String, String> others) {
            return new World(workingFolder, others, addresses);
        }

        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public List<InetAddress> addresses(String networkInterface) {
            return networkInterface.equals("eth0") ? addresses : List.of();
        }
    }
}
