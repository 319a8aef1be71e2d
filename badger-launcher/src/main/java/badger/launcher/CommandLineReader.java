package badger.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one command line; by hand, for what a library costs see {@code docs/adr/0003-command-line-by-hand.md}. */
final class CommandLineReader {
    private static final String HELP = """
            Reads what this host is doing once a second and sends it wherever its owner wants.

              badger [-f FILE] [--ticks N]   run; without FILE: every module, indented JSON
                                             on standard output; N: stop after N frames
              badger once [-f FILE]          send one complete frame, rates included
              badger check -f FILE           say everything that is wrong with a configuration
              badger explain NAME [-f FILE]
                                             say which module makes a series, which rules it passes
                                             and what it is called where it is sent; NAME may be a
                                             glob; sends nothing
              badger list [-f FILE]          show the modules and emitters there are, and the plug-ins
                                             that are left out; with those of FILE's folders
              badger init DIR                write a commented configuration to start from
              badger reference [-f FILE]     show every configuration key, as Markdown
              badger new module NAME         write a Maven project of a module of your own
              badger new emitter NAME        write a Maven project of an emitter of your own

              -f, --config FILE              the main configuration file
              -h, --help                     show this
              --version                      show the version

            Data goes to standard output, log lines to standard error. Exit status: 0 done or
            stopped by a signal, 1 no module or no emitter left to run, or no series of that NAME,
            2 wrong command line or configuration, 3 the Java runtime broke (out of memory) or a
            plug-in ended it.
            """;

    /** Thirty years of seconds. */
    private static final long MOST_FRAMES = 999_999_999;

    private static final List<String> COMMANDS =
            List.of("once", "check", "explain", "list", "init", "reference", "new");

    private final Deque<String> words;
    private @Nullable String command;
    private @Nullable String file;
    private @Nullable String folder;
    private @Nullable String side;
    private @Nullable String name;
    private long ticks;

    private CommandLineReader(String... arguments) {
        words = new ArrayDeque<>(List.of(arguments));
    }

    static Invocation read(String... arguments) {
        try {
            return new CommandLineReader(arguments).invocation();
        } catch (IllegalArgumentException e) {
            return new Invocation.Refuse(e.getMessage() + "; badger --help shows what there is");
        }
    }

    private Invocation invocation() {
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "-h", "--help" -> {
                    return new Invocation.Show(HELP);
                }
                case "--version" -> {
                    return new Invocation.ShowVersion();
                }
                case "-f", "--config" -> file = once(file, word, value(word, "a file"));
                case "--ticks" -> ticks = frames(value(word, "a number"));
                default -> plain(word);
            }
        }
        return ordered();
    }

    private void plain(String word) {
        if (word.startsWith("--") && word.contains("=")) {
            int equals = word.indexOf('=');
            words.addFirst(word.substring(equals + 1));
            words.addFirst(word.substring(0, equals));
        } else if (word.startsWith("-")) {
            throw new IllegalArgumentException("there is no option " + word);
        } else if (command == null && COMMANDS.contains(word)) {
            command = word;
        } else if ("init".equals(command)) {
            folder = once(folder, "init's folder", word);
        } else if ("explain".equals(command)) {
            name = once(name, "the name of a series", word);
        } else if ("new".equals(command) && side == null) {
            side = word;
        } else if ("new".equals(command)) {
            name = once(name, "the name of what is new", word);
        } else {
            throw new IllegalArgumentException(
                    (command == null ? "there is no command " : command + " takes no ") + word);
        }
    }

    private Invocation ordered() {
        refuseUnless(ticks == 0 || command == null, command + " takes no --ticks");
        Optional<Path> configuration = file == null ? Optional.empty() : Optional.of(Path.of(file));
        if (command == null) {
            return new Invocation.Run(configuration, ticks);
        }
        return switch (command) {
            case "once" -> new Invocation.Once(configuration);
            case "check" ->
                new Invocation.Check(
                        configuration.orElseThrow(() -> new IllegalArgumentException("check wants -f FILE")));
            case "explain" -> new Invocation.Explain(configuration, wanted("explain wants the name of a series"));
            case "list" -> new Invocation.ListPlugins(configuration);
            case "reference" -> new Invocation.ShowReference(configuration);
            case "new" -> {
                refuseUnless(file == null, "new takes no -f");
                yield starter();
            }
            default -> {
                refuseUnless(file == null, "init takes no -f");
                if (folder == null) {
                    throw new IllegalArgumentException("init wants a folder");
                }
                yield new Invocation.Init(Path.of(folder));
            }
        };
    }

    private Invocation starter() {
        Starter.Side made = Starter.Side.of(side == null ? "" : side);
        String wanted = wanted("new " + made.word() + " wants a name");
        refuseUnless(
                Starter.isName(wanted),
                "new wants a name of small letters, digits and '_', a letter first, not " + wanted);
        return new Invocation.New(made, wanted);
    }

    /** The name that stands in the command line. */
    private String wanted(String otherwise) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException(otherwise);
        }
        return name;
    }

    private String value(String option, String what) {
        String value = words.poll();
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(option + " wants " + what);
        }
        return value;
    }

    private static String once(@Nullable String before, String what, String now) {
        refuseUnless(before == null, what + " is given twice");
        return now;
    }

    private static long frames(String text) {
        long frames = 0;
        for (int i = 0; i < text.length() && frames <= MOST_FRAMES; i++) {
            int digit = text.charAt(i) - '0';
            frames = digit >= 0 && digit <= 9 ? 10 * frames + digit : MOST_FRAMES + 1;
        }
        refuseUnless(
                frames >= 1 && frames <= MOST_FRAMES,
                "--ticks wants a number from 1 to " + MOST_FRAMES + ", not " + text);
        return frames;
    }

    private static void refuseUnless(boolean good, String reason) {
        if (!good) {
            throw new IllegalArgumentException(reason);
        }
    }
}
