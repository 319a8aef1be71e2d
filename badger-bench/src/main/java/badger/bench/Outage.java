package badger.bench;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An agent whose back end is away for an hour that goes by in minutes. Everything is the agent's own, down to the sockets,
 * but for the clock; run by {@code badger-bench/outage}.
 */
final class Outage {
    private static final long SECOND = 1_000_000_000L;
    private static final int OUTAGE_SECONDS = 3_600;
    private static final int HEALTHY_SECONDS = 300;

    private final FastClock clock = new FastClock();
    private final int speed;
    private final Path spool;
    private final List<String> sink;
    private long began;

    private Outage(int speed, Path spool, List<String> sink) {
        this.speed = speed;
        this.spool = spool;
        this.sink = sink;
    }

    /** Takes the configuration, the speed while the back end is away, the spool's folder, and the command that is the back end. */
    public static void main(String[] arguments) throws IOException, ConfigurationException, InterruptedException {
        Outage outage = new Outage(
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                List.of(arguments).subList(3, arguments.length));
        outage.run(Configuration.read(Path.of(arguments[0]), plugins(), Environment.ofThisProcess()));
    }

    private static Plugins plugins() {
        List<StatModuleProvider<?>> modules = new ArrayList<>();
        List<EmitterProvider<?>> emitters = new ArrayList<>();
        ServiceLoader.load(StatModuleProvider.class).forEach(modules::add);
        ServiceLoader.load(EmitterProvider.class).forEach(emitters::add);
        return new Plugins(modules, emitters);
    }

    private void run(Configuration configuration) throws IOException, InterruptedException {
        Process server = startSink();
        Agent agent = Agent.start(configuration, AgentOptions.endless(), clock);
        began = clock.nanoTime();
        clock.speed(speed);
        pass(HEALTHY_SECONDS);
        tell("healthy for 5 minutes");
        server.destroyForcibly().waitFor();
        for (int part = 1; part <= 6; part++) {
            pass(OUTAGE_SECONDS / 6);
            tell("away for " + part * 10 + " minutes");
        }
        clock.speed(1);
        server = startSink();
        tell("back, in real time");
        for (int second = 1; bytes() > 0; second++) {
            pass(1);
            if (second % 30 == 0) {
                tell("back for " + second + " s");
            }
        }
        tell("all is sent");
        clock.speed(speed);
        pass(HEALTHY_SECONDS);
        tell("5 minutes later");
        agent.stop();
        server.destroyForcibly().waitFor();
    }

    private Process startSink() throws IOException {
        return new ProcessBuilder(sink).inheritIO().start();
    }

    /** Lets seconds of the clock go by. */
    private void pass(int seconds) throws InterruptedException {
        long end = clock.nanoTime() + seconds * SECOND;
        while (clock.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Says where it is, on standard error: standard output is the agent's. */
    private void tell(String what) throws IOException {
        System.err.printf(
                "%5d s  %-22s resident %5.1f MiB, spool %9d bytes%n",
                (clock.nanoTime() - began) / SECOND, what, resident() / 1024.0, bytes());
    }

    private static long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
    }

    private long bytes() throws IOException {
        if (!Files.isDirectory(spool)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(spool)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".spool")).toList()) {
                bytes += file.toFile().length(); // 0 if it has just gone
            }
        }
        return bytes;
    }
}
