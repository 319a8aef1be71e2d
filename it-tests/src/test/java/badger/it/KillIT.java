package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Victim.Life;
import badger.it.Victim.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents that are killed ({@code SIGKILL}) at random moments while all is well, in an outage and in replay, each with one lane
 * that spools always and one by default. Of the first lane everything that was printed must be stored in the end; what the
 * other has lost is printed.
 *
 * <p>{@code -Dit.kills=200} is the long run, {@code -Dit.seed=N} another one.
 */
@Timeout(1_200)
class KillIT {
    private static final int KILLS = Integer.getInteger("it.kills", 6);
    private static final long SEED = Long.getLong("it.seed", 1);
    private static final int AGENTS = Math.min(6, Math.ceilDiv(KILLS, 3));

    /** An outage before each replay. */
    private static final List<Phase> PHASES = List.of(Phase.OUTAGE, Phase.REPLAY, Phase.HEALTHY);

    private final InfluxServer server = new InfluxServer();
    private final Route always = new Route(server, "influxdb@always", "");
    private final Route byDefault = new Route(server, "influxdb@default", "");

    @TempDir
    private Path folder;

    @Test
    void aLaneThatSpoolsAlwaysLosesNothing() throws Exception {
        ServerImage.need(server);
        try (Site _ = Site.open(folder, List.of(server))) {
            server.createDatabase(always.entry());
            server.createDatabase(byDefault.entry());
            Victim unharmed = killOne(AGENTS, 0, new Random(SEED));
            Sent always = sent(this.always, unharmed);
            Sent byDefault = sent(this.byDefault, unharmed);
            List<Victim> victims = killAll();
            int lost = lost(this.always, victims, always);
            int _ = lost(this.byDefault, victims, byDefault);
            assertThat(lost).isZero();
        }
    }

    private List<Victim> killAll() throws Exception {
        RandomGenerator.SplittableGenerator random = (RandomGenerator.SplittableGenerator)
                RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<Callable<Victim>> fates = new ArrayList<>();
        for (int agent = 0; agent < AGENTS; agent++) {
            int number = agent;
            int kills = KILLS / AGENTS + (agent < KILLS % AGENTS ? 1 : 0);
            RandomGenerator own = random.split();
            fates.add(() -> killOne(number, kills, own));
        }
        List<Victim> victims = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AGENTS)) {
            for (Future<Victim> victim : threads.invokeAll(fates)) {
                victims.add(victim.get());
            }
        }
        return victims;
    }

    private Victim killOne(int number, int kills, RandomGenerator random) throws IOException, InterruptedException {
        String hostname = "victim%d.example".formatted(number);
        try (Link link = new Link(2 + number, server.host(), InfluxServer.PORT)) {
            Victim victim = new Victim(
                    Files.createDirectory(folder.resolve(hostname)),
                    hostname,
                    link,
                    List.of(through(link, always, "always"), through(link, byDefault, "on")),
                    random);
            for (int kill = 0; kill < kills; kill++) {
                victim.liveAndDie(PHASES.get(kill % PHASES.size()));
            }
            victim.liveOn();
            return victim;
        }
    }

    private Route through(Link link, Route route, String spool) {
        return new Route(server, route.entry(), """
                {"host": "%s", "port": %d, "database": "%s", "spool": "%s"}
                """.formatted(link.host(), link.port(), route.entry(), spool));
    }

    /** Prints what became of what was collected; answers how many frames are not stored, and sees that the others are whole. */
    private int lost(Route route, List<Victim> victims, Sent before) throws IOException {
        Map<Phase, Toll> tolls = new EnumMap<>(Phase.class);
        int rows = 0;
        int seconds = 0;
        for (Victim victim : victims) {
            Printed printed = victim.printed(Set.of());
            StoredPoints stored = server.stored(route, printed);
            Set<Long> missing = Set.copyOf(stored.without(printed));
            assertThat(stored.differences(victim.printed(missing))).isEmpty();
            victim.lives().forEach(life -> tolls.merge(life.phase(), Toll.of(life, missing), Toll::plus));
            rows += stored.rows();
            seconds += stored.seconds();
        }
        long again = server.written(route.entry()) - before.lines() - rows - before.surplus() * seconds;
        System.out.printf("%s, seed %d: %d lines stored, %d sent twice%n", route, SEED, rows, again);
        tolls.forEach((phase, toll) -> System.out.printf("  %s: %s%n", phase, toll));
        return tolls.values().stream().mapToInt(Toll::lost).sum();
    }

    /** What an agent that was left in peace has sent, so that what is sent twice can be told from it. */
    private Sent sent(Route route, Victim unharmed) throws IOException {
        StoredPoints stored = server.stored(route, unharmed.printed(Set.of()));
        long lines = server.written(route.entry());
        return new Sent(lines, (lines - stored.rows()) / stored.seconds());
    }

    /**
     * Lines that a database was sent.
     *
     * @param lines all of them
     * @param surplus how many more there are in a frame than the server makes rows of
     */
    private record Sent(long lines, long surplus) {}

    /** What became of the lives that ended in a phase. */
    private record Toll(int kills, int frames, int lost) {
        static Toll of(Life life, Set<Long> missing) {
            int lost = (int) life.frames().stream()
                    .filter(frame -> missing.contains(frame.timestamp()))
                    .count();
            return new Toll(1, life.frames().size(), lost);
        }

        Toll plus(Toll other) {
            return new Toll(kills + other.kills, frames + other.frames, lost + other.lost);
        }

        @Override
        public String toString() {
            return "%d kills, %d frames printed, %d of them lost".formatted(kills, frames, lost);
        }
    }
}
