package badger.launcher;

import badger.core.AgentOptions;
import badger.core.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;

/** What a command line asks for. */
sealed interface Invocation {
    /** Has a launcher do it; the result is the exit status. */
    int by(Launcher launcher) throws ConfigurationException;

    /** Run the agent; {@code ticks} frames, 0 = until it is stopped. */
    record Run(Optional<Path> configuration, long ticks) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.runAgent(configuration, new AgentOptions(ticks, false));
        }
    }

    /** Send one complete frame. */
    record Once(Optional<Path> configuration) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.runAgent(configuration, AgentOptions.oneFrame());
        }
    }

    /** Say what is wrong with a configuration. */
    record Check(Path configuration) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.check(configuration);
        }
    }

    /** Say what becomes of a series, or of those that fit a glob. */
    record Explain(Optional<Path> configuration, String name) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.explain(configuration, name);
        }
    }

    /** Say which modules and emitters there are, in the folders that a configuration names as well. */
    record ListPlugins(Optional<Path> configuration) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.list(configuration);
        }
    }

    /** Write a configuration tree into a folder. */
    record Init(Path folder) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.init(folder);
        }
    }

    /** Show every key of everything there is, in the folders that a configuration names as well. */
    record ShowReference(Optional<Path> configuration) implements Invocation {
        @Override
        public int by(Launcher launcher) throws ConfigurationException {
            return launcher.reference(configuration);
        }
    }

    /** Write a small Maven project of a plug-in to start from. */
    record New(Starter.Side side, String name) implements Invocation {
        @Override
        public int by(Launcher launcher) {
            return launcher.start(side, name);
        }
    }

    /** Show a text. */
    record Show(String text) implements Invocation {
        @Override
        public int by(Launcher launcher) {
            return launcher.show(text);
        }
    }

    /** Show the agent's and Java's version. */
    record ShowVersion() implements Invocation {
        @Override
        public int by(Launcher launcher) {
            return launcher.showVersion();
        }
    }

    /** Refuse what cannot be understood. */
    record Refuse(String reason) implements Invocation {
        @Override
        public int by(Launcher launcher) {
            return launcher.refuse(reason);
        }
    }
}
