package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Docker engine of this machine by its own command, for tests about containers as such; what it has started it removes. */
final class Docker implements AutoCloseable {
    /** What servers are made from: a Debian with sh, dd and Perl. */
    static final String IMAGE = "badger-it/base:local";

    private final List<String> started = new ArrayList<>();

    /** The engine, where containers can be had: {@link Needed} {@code docker}. */
    static Docker need() throws IOException, InterruptedException {
        Needed.need("docker", answers("info"), "no Docker engine answers");
        Needed.need("docker", answers("image", "inspect", IMAGE), "there is no image " + IMAGE);
        return new Docker();
    }

    /** Goes on only where a container can have these limits: some kernels, and engines inside a container, have not all of them. */
    void needLimits(String... limits) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "--rm"));
        arguments.addAll(List.of(limits));
        arguments.addAll(List.of(IMAGE, "true"));
        Process process = new ProcessBuilder(command(arguments.toArray(String[]::new)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Needed.need(
                "container-limits",
                process.waitFor() == 0,
                "the engine starts no container with " + String.join(" ", limits) + ": " + said.strip());
    }

    static boolean answers(String... arguments) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            // there is no such command
            return false;
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What a command of Docker's prints; it must succeed. */
    String say(String... arguments) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("docker", ".err");
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectError(errors.toFile())
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("docker %s: %s", String.join(" ", arguments), Files.readString(errors))
                    .isZero();
            return out.strip();
        } finally {
            Files.delete(errors);
        }
    }

    /**
     * Starts a container.
     *
     * @param name its name
     * @param script what its shell is to do
     * @param options its limits and the like
     * @return its id
     */
    String start(String name, String script, String... options) throws IOException, InterruptedException {
        started.add(name);
        return say(run(name, List.of(IMAGE, "sh", "-c", script), options));
    }

    /**
     * The same of another image, which may not start everywhere.
     *
     * @param command the image, and what is run in it
     * @return whether it has started
     */
    boolean starts(String name, List<String> command, String... options) throws InterruptedException {
        started.add(name);
        return answers(run(name, command, options));
    }

    private static String[] run(String name, List<String> command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "-d", "--name", name));
        arguments.addAll(List.of(options));
        arguments.addAll(command);
        return arguments.toArray(String[]::new);
    }

    /** Ends and removes a container. */
    void remove(String name) throws IOException, InterruptedException {
        started.remove(name);
        say("rm", "-f", name);
    }

    @Override
    public void close() throws IOException {
        if (started.isEmpty()) {
            return;
        }
        List<String> arguments = command("rm", "-f");
        arguments.addAll(started);
        Process process = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // its end is waited for without an interrupt, so that it can be used where resources are
        process.onExit().join();
    }
}
