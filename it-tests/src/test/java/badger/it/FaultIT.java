package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After each fault the servers hold every frame that was printed, and each lane's book closes. A fault strikes all servers at
 * once, under one agent with a lane to each; every server then has its own verdict.
 */
@Timeout(400)
@TestInstance(Lifecycle.PER_CLASS)
class FaultIT {
    /** Before a fault, and after all is well again. */
    private static final int HEALTHY_SECONDS = 5;

    /** Longer than the longest back-off, and what is replayed after it. */
    private static final int RECOVERY_SECONDS = 120;

    private final Map<Fault, FutureTask<Printed>> runs = new EnumMap<>(Fault.class);

    @AutoClose
    private Site site;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        site = Site.open(folder);
        for (Fault fault : Fault.values()) {
            runs.put(fault, new FutureTask<>(() -> run(fault, folder)));
        }
    }

    static Stream<Arguments> faultsAndRoutes() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> BackEnds.ALL.stream()
                        .map(server -> Arguments.of(fault, server.routes().getFirst())));
    }

    @ParameterizedTest
    @MethodSource("faultsAndRoutes")
    void everyFrameIsStoredAndTheBookCloses(Fault fault, Route route)
            throws IOException, InterruptedException, ExecutionException {
        ServerImage.need(route.server());
        runs.get(fault).run(); // the first that comes
        Printed printed = runs.get(fault).get();
        StoredPoints stored = route.stored(printed);
        System.out.printf(
                "%s, %s: %d frames, %d points printed, %d stored twice; %s%n",
                fault,
                route,
                printed.frames().size(),
                printed.points(),
                stored.repeated(),
                LaneBook.of(printed.frames().getLast(), route.entry()));
        assertThat(stored.differences(printed)).isEmpty();
        assertThat(printed.frames())
                .extracting(frame -> LaneBook.of(frame, route.entry()))
                .allMatch(LaneBook::closes);
    }

    private Printed run(Fault fault, Path folder) throws IOException, InterruptedException {
        List<Route> routes = site.servers().stream()
                .map(server -> server.routes().getFirst())
                .toList();
        String name = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (AgentRun agent = new AgentRun(
                site.environment(), Files.createDirectory(folder.resolve(name)), name + ".example", routes)) {
            agent.pass(HEALTHY_SECONDS);
            fault.strike(site, agent);
            awaitDelivery(agent, routes);
            agent.pass(HEALTHY_SECONDS);
            agent.end();
            return agent.printed();
        }
    }

    /** Waits until all that has been collected up to now is delivered: Graphite's not before it has held for a while. */
    private static void awaitDelivery(AgentRun agent, List<Route> routes) throws IOException {
        Payload struck = agent.next();
        List<LaneBook> late = List.of();
        for (int second = 0; second < RECOVERY_SECONDS; second++) {
            Payload frame = agent.next();
            late = routes.stream()
                    .map(route -> LaneBook.of(frame, route.entry()))
                    .filter(book -> !book.hasDelivered(LaneBook.of(struck, book.lane())))
                    .toList();
            if (late.isEmpty()) {
                return;
            }
        }
        assertThat(late).as(agent.errors()).isEmpty();
    }
}
