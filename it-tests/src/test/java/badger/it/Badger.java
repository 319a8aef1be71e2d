package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process started through {@code bin/badger} of the linked image, or another command around it. */
final class Badger implements AutoCloseable {
    static final Path ROOT =
            Path.of(System.getProperty("badger.root")).toAbsolutePath().normalize();
    static final Path IMAGE = ROOT.resolve("jlink/target/badger");
    static final String SCRIPT = IMAGE.resolve("bin/badger").toString();

    /** Long enough for the slowest machine; nothing is ever that slow unless it hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;

    private Badger(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Runs the agent to its end. */
    static Ended run(String... arguments) throws IOException, InterruptedException {
        return runCommand(Map.of(), command(arguments));
    }

    /** Runs a command to its end, with more in its environment. */
    static Ended runCommand(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        try (Badger badger = startCommand(environment, command)) {
            String out = new String(badger.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(badger.status(), out, badger.errors());
        }
    }

    /** Starts the agent. */
    static Badger start(Map<String, String> environment, String... arguments) throws IOException {
        return startCommand(environment, command(arguments));
    }

    private static Badger startCommand(Map<String, String> environment, List<String> command) throws IOException {
        Path errors = Files.createTempFile("badger-it", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new Badger(builder.start(), errors);
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    long pid() {
        return process.pid();
    }

    /** What it writes to standard output, as it comes. */
    BufferedReader lines() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** What it has written to standard error. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Sends it a signal. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Ends it at once, by SIGKILL. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // leaves what it has written to be read
        int _ = status();
    }

    /** Whether it is still there when that much time has gone by. */
    boolean survives(long seconds) throws InterruptedException {
        return !process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** The same of a shorter time. */
    boolean survivesMillis(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for its end. */
    int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that has ended. */
    record Ended(int status, String out, String err) {}
}
