package badger.exec;

import badger.core.spi.Key;
import badger.core.spi.Secret;
import java.util.List;
import java.util.Map;

/**
 * The keys of emitter exec_emitter.
 *
 * @param command the program and its arguments
 * @param acknowledge how it says that it has what it was given
 * @param environment variables that it has
 */
public record ExecEmitterConfig(
        @Key("the program and its arguments, a list; no shell reads it")
        List<String> command,

        @Key(
                "line: the program is started once, and answers each payload line by a line, ok, retry, reject, or what failed; exit: it is started for each batch, and its exit status says so")
        Acknowledge acknowledge,

        @Key("environment variables that it has besides PATH, HOME, USER, LANG, LC_ALL, TZ and TMPDIR of the agent")
        Map<String, Secret> environment) {

    static final ExecEmitterConfig DEFAULTS = new ExecEmitterConfig(List.of(), Acknowledge.LINE, Map.of());

    /** Takes copies. */
    public ExecEmitterConfig {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!command.isEmpty() && command.getFirst().isBlank()) {
            throw new IllegalArgumentException("command: its first word is the program, and must not be empty");
        }
    }

    /** How a program says that it has what it was given. */
    public enum Acknowledge {
        /** By a line for each line. */
        LINE,
        /** By its exit status. */
        EXIT
    }
}
