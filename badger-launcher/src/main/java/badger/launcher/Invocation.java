package badger.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** What a command line asks for. */
sealed interface Invocation {
    /** Run the agent; {@code ticks} frames, 0 = until it is stopped. */
    record Run(Optional<Path> configuration, long ticks) implements Invocation {}

    /** Send one complete frame. */
    record Once(Optional<Path> configuration) implements Invocation {}

    /** Say what is wrong with a configuration. */
    record Check(Path configuration) implements Invocation {}

    /** Say which modules and emitters there are. */
    record ListPlugins() implements Invocation {}

    /** Write a configuration tree into a folder. */
    record Init(Path folder) implements Invocation {}

    /** Show every key of everything there is. */
    record ShowReference() implements Invocation {}

    /** Show a text. */
    record Show(String text) implements Invocation {}

    /** Show the agent's and Java's version. */
    record ShowVersion() implements Invocation {}

    /** Refuse what cannot be understood. */
    record Refuse(String reason) implements Invocation {}
}
