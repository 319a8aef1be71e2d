package badger.exec;

import badger.core.spi.Key;
import badger.core.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The keys of module exec.
 *
 * @param command the program and its arguments
 * @param mode when it is started
 * @param format what it prints
 * @param prefix what its metrics' names begin with
 * @param environment variables that it has
 * @param deadline how long it may take
 * @param maxOutput how much it may print at a time
 */
public record ExecConfig(
        @Key("the program and its arguments, a list; no shell reads it")
        List<String> command,

        @Key(
                "one_shot: started at each read, ends when it has printed its stats; long_lived: started once, asked by a line on its standard input at each read")
        Mode mode,

        @Key(
                "what it prints: json (the Python agent's points), influx (InfluxDB's line protocol) or prometheus (Prometheus text)")
        PrintedFormat format,

        @Key("put before the name of each metric, with its dot: backup.")
        String prefix,

        @Key("environment variables that it has besides PATH, HOME, USER, LANG, LC_ALL, TZ and TMPDIR of the agent")
        Map<String, Secret> environment,

        @Key(value = "how long a run, or an answer, may take before the program is ended", unit = "s")
        Duration deadline,

        @Key(value = "how much a run, or an answer, may print before the program is ended", unit = "B")
        int maxOutput) {

    static final ExecConfig DEFAULTS =
            new ExecConfig(List.of(), Mode.ONE_SHOT, PrintedFormat.JSON, "", Map.of(), Duration.ofSeconds(10), 1 << 20);

    /** As much as the agent's memory can bear. */
    private static final int LARGEST_OUTPUT = 16 << 20;

    /** Refuses what can never work. */
    public ExecConfig {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!command.isEmpty() && command.getFirst().isBlank()) {
            throw new IllegalArgumentException("command: its first word is the program, and must not be empty");
        }
        Limits.check(deadline, maxOutput, LARGEST_OUTPUT);
    }

    /** When a program is started. */
    public enum Mode {
        /** At each read. */
        ONE_SHOT,
        /** Once. */
        LONG_LIVED
    }
}
