package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** An agent that is killed and started again and again over the same spool, and what it has printed in all its lives. */
final class Victim {
    /** A frame's way from the agent's memory to the reader, to the disk and to the server, and what a busy machine adds. */
    private static final int CLOSE_MILLIS = 30;

    private static final int LONGEST_MILLIS = 1_500;
    private static final int REPLAY_SECONDS = 60;

    private final String hostname;
    private final List<Route> routes;
    private final Link link;
    private final RandomGenerator random;
    private final Map<String, String> environment;
    private final Path main;
    private final List<Life> lives = new ArrayList<>();

    /** What is going on when it is killed. */
    enum Phase {
        HEALTHY,
        OUTAGE,
        REPLAY,
        /** Nothing: it was not killed. */
        PEACE
    }

    /**
     * From a start to an end.
     *
     * @param phase in which it was killed
     * @param frames that were printed
     */
    record Life(Phase phase, List<Payload> frames) {}

    Victim(Path folder, String hostname, Link link, List<Route> routes, RandomGenerator random) throws IOException {
        this.hostname = hostname;
        this.routes = routes;
        this.link = link;
        this.random = random;
        environment = Map.of(
                "STATE_DIRECTORY",
                Files.createDirectories(folder.resolve("state")).toString());
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        OwnSeries.everySecond(conf);
        for (Route route : routes) {
            Files.writeString(conf.resolve(route.entry() + ".conf"), route.file());
        }
        // Standard output is the last that gets a frame.
        String entries = String.join(
                ", ", routes.stream().map(route -> '"' + route.entry() + '"').toList());
        main = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"datacenter": "dc1", "hostname": "%s", "stop_seconds": 20},
                  "modules": {"included_modules": ["load", "memory"]},
                  "emitters": {"included_emitters": [%s, "stdout"]}
                }
                """.formatted(hostname, entries));
    }

    /** Has it live, and die in a phase. */
    void liveAndDie(Phase phase) throws IOException, InterruptedException {
        List<Payload> frames = new ArrayList<>();
        boolean early = random.nextBoolean();
        if (phase == Phase.HEALTHY || (phase == Phase.REPLAY && early)) {
            link.open();
        } else if (phase == Phase.REPLAY || early) {
            link.cut();
        }
        link.requests().drainPermits();
        try (Badger badger = Badger.start(environment, "-f", main.toString())) {
            BufferedReader lines = badger.lines();
            boolean close = random.nextBoolean();
            switch (phase) {
                case HEALTHY -> read(1 + random.nextInt(2), lines, frames);
                case OUTAGE -> {
                    read(1, lines, frames);
                    link.cut();
                    read(random.nextInt(3), lines, frames);
                }
                case PEACE -> throw new IllegalArgumentException("nobody dies in peace");
                case REPLAY -> {
                    if (!early) {
                        read(1 + random.nextInt(2), lines, frames);
                        link.open();
                    }
                    assertThat(link.requests().tryAcquire(REPLAY_SECONDS, TimeUnit.SECONDS))
                            .as("what waited is sent: " + badger.errors())
                            .isTrue();
                }
            }
            assertThat(badger.survivesMillis(random.nextInt(close ? CLOSE_MILLIS : LONGEST_MILLIS)))
                    .as(badger.errors())
                    .isTrue();
            badger.kill();
            readRest(lines, frames);
        }
        lives.add(new Life(phase, List.copyOf(frames)));
    }

    /** Has it live once more, until everything is delivered, and end in peace. */
    void liveOn() throws IOException, InterruptedException {
        link.open();
        List<Payload> frames = new ArrayList<>();
        try (Badger badger = Badger.start(environment, "-f", main.toString())) {
            BufferedReader lines = badger.lines();
            read(2, lines, frames);
            Payload first = frames.getFirst();
            while (!routes.stream()
                    .allMatch(route -> LaneBook.of(frames.getLast(), route.entry())
                            .hasDelivered(LaneBook.of(first, route.entry())))) {
                read(1, lines, frames);
            }
            badger.signal("TERM");
            lines.lines().map(Payload::of).forEach(frames::add);
            assertThat(badger.status()).as(badger.errors()).isZero();
        }
        lives.add(new Life(Phase.PEACE, List.copyOf(frames)));
    }

    private static void read(int count, BufferedReader lines, List<Payload> frames) throws IOException {
        for (int i = 0; i < count; i++) {
            frames.add(Payload.of(lines.readLine()));
        }
    }

    /** The last line is no frame if the agent was killed while it wrote it. */
    private static void readRest(BufferedReader lines, List<Payload> frames) {
        List<String> rest = lines.lines().toList();
        for (int i = 0; i < rest.size(); i++) {
            try {
                frames.add(Payload.of(rest.get(i)));
            } catch (UncheckedIOException e) {
                assertThat(i).as(rest.get(i)).isEqualTo(rest.size() - 1);
            }
        }
    }

    List<Life> lives() {
        return lives;
    }

    /** Everything that it has printed but for some seconds. */
    Printed printed(Set<Long> without) {
        Set<Long> cut = new HashSet<>(without);
        List<Payload> frames = new ArrayList<>();
        Payload last = null;
        for (Life life : lives) {
            if (last != null && !life.frames().isEmpty()) {
                // collected and not printed, or neither
                LongStream.range(last.timestamp() + 1, life.frames().getFirst().timestamp())
                        .forEach(cut::add);
            }
            for (Payload frame : life.frames()) {
                last = frame;
                if (!without.contains(frame.timestamp())) {
                    frames.add(frame);
                }
            }
        }
        return new Printed(hostname, frames, cut);
    }
}
