package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An agent with this host's real modules that sends by some routes, and prints the same frames; these tests tell the time by
 * them. It may be killed and started again.
 */
final class AgentRun implements AutoCloseable {
    /** Texts with dots and blanks, and a label that is a tag already: their back ends spell them as their emitters' pages say. */
    private static final String OTHERWISE_SPELT = """
            {"blacklist": ["system.kernel_*", "system.machine*"]}
            """;

    private final String hostname;
    private final Map<String, String> environment;
    private final Path main;
    private final List<Payload> frames = new ArrayList<>();
    private final Set<Long> cut = new HashSet<>();
    private Badger badger;
    private BufferedReader lines;

    /**
     * Starts an agent.
     *
     * @param more what else its environment is to have
     * @param folder where its configuration and its state may be
     * @param hostname what it is to call itself
     * @param routes by which it is to send
     */
    AgentRun(Map<String, String> more, Path folder, String hostname, List<Route> routes) throws IOException {
        this.hostname = hostname;
        environment = new HashMap<>(more);
        environment.put(
                "STATE_DIRECTORY",
                Files.createDirectories(folder.resolve("state")).toString());
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        OwnSeries.everySecond(conf);
        Files.writeString(conf.resolve("system.conf"), OTHERWISE_SPELT);
        for (Route route : routes) {
            Files.writeString(conf.resolve(route.entry() + ".conf"), route.file());
        }
        // Standard output is the last that gets a frame: what is printed, every other lane has had.
        List<String> entries = Stream.concat(routes.stream().map(Route::entry), Stream.of("stdout"))
                .toList();
        main = Files.writeString(
                folder.resolve("config.json"), """
                {
                  "core": {"datacenter": "dc1", "hostname": "%s", "stop_seconds": 20},
                  "modules": {"included_modules": ["cpu", "load", "memory", "disk", "network", "system"]},
                  "emitters": {"included_emitters": %s}
                }
                """.formatted(hostname, new ObjectMapper().writeValueAsString(entries)));
        start();
    }

    private void start() throws IOException {
        badger = Badger.start(environment, "-f", main.toString());
        lines = badger.lines();
    }

    /** The next frame, when it is printed. */
    Payload next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the agent has ended: " + badger.errors());
        }
        frames.add(Payload.of(line));
        return frames.getLast();
    }

    /** Lets so many seconds go by. */
    void pass(int seconds) throws IOException {
        for (int i = 0; i < seconds; i++) {
            next();
        }
    }

    /** Ends it as its user would, and reads what it still prints. */
    void end() throws IOException, InterruptedException {
        badger.signal("TERM");
        readRest();
        assertThat(badger.status()).as(badger.errors()).isZero();
    }

    /** Kills it and starts it again. */
    void killAndStart() throws IOException, InterruptedException {
        badger.signal("KILL");
        readRest();
        badger.status();
        badger.close();
        long last = frames.getLast().timestamp();
        start();
        LongStream.range(last + 1, next().timestamp()).forEach(cut::add);
    }

    /** The last line is no frame if the agent was killed while it wrote it. */
    private void readRest() throws IOException {
        List<String> rest = lines.lines().toList();
        for (int i = 0; i < rest.size(); i++) {
            try {
                frames.add(Payload.of(rest.get(i)));
            } catch (UncheckedIOException e) {
                assertThat(i).as(rest.get(i)).isEqualTo(rest.size() - 1);
            }
        }
    }

    /** Everything it has printed up to now. */
    Printed printed() {
        return new Printed(hostname, List.copyOf(frames), Set.copyOf(cut));
    }

    /** What it has said since it was started last. */
    String errors() throws IOException {
        return badger.errors();
    }

    @Override
    public void close() {
        badger.close();
    }
}
