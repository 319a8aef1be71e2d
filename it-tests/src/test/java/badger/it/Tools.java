package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tools that people trust, of Debian's packages sysstat, iproute2, procps and coreutils, run beside the agent. */
final class Tools implements AutoCloseable {
    /** Plain numbers, and times as 24 hours of UTC. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C", "TZ", "UTC", "S_TIME_FORMAT", "ISO", "S_COLORS", "never");

    /** How late in a second they begin at the latest. */
    private static final int LATEST_MILLIS = 100;

    private final List<Running> running = new ArrayList<>();

    /** A tool at work. */
    record Running(String command, Process process, Path output) {
        /** What it has said, once it has come to its end. */
        String said() throws IOException, InterruptedException {
            assertThat(process.waitFor()).as(command).isZero();
            return Files.readString(output);
        }
    }

    /** Goes on only if all of these are there: {@link Needed} {@code tools}. */
    static void need(String... names) {
        List<String> missing =
                Arrays.stream(names).filter(name -> !isThere(name)).toList();
        Needed.need("tools", missing.isEmpty(), "there is no " + missing);
    }

    /** Whether there is a program of that name. */
    static boolean isThere(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /**
     * Starts tools just after the beginning of a second, so that their seconds are the agent's.
     *
     * @param second waits for the agent's next second
     */
    List<Running> startTogether(Second second, List<String> commands) throws IOException {
        while (true) {
            second.await();
            List<Running> started = new ArrayList<>();
            for (String command : commands) {
                started.add(start(command));
            }
            if (System.currentTimeMillis() % 1000 < LATEST_MILLIS) {
                return started;
            }
            started.forEach(one -> one.process().destroyForcibly());
        }
    }

    /** The beginning of a second. */
    interface Second {
        void await() throws IOException;
    }

    private Running start(String command) throws IOException {
        Path output = Files.createTempFile("badger-tool", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command.split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);
        Running started = new Running(command, builder.start(), output);
        running.add(started);
        return started;
    }

    /** What a tool says that comes to its end at once. */
    static String said(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    @Override
    public void close() throws IOException {
        for (Running one : running) {
            one.process().destroyForcibly();
            Files.deleteIfExists(one.output());
        }
    }
}
