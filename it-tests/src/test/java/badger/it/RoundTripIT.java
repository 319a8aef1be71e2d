package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers have stored, next to what the same run of one agent has printed. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class RoundTripIT {
    private static final int SECONDS = 10;

    @AutoClose
    private Site site;

    private Printed printed;

    @BeforeAll
    void run(@TempDir Path folder) throws IOException, InterruptedException {
        site = Site.open(folder);
        List<Route> routes = site.servers().stream()
                .flatMap(server -> server.routes().stream())
                .toList();
        try (AgentRun agent = new AgentRun(site.environment(), folder, "roundtrip.example", routes)) {
            agent.pass(SECONDS);
            agent.end();
            printed = agent.printed();
        }
    }

    static Stream<Route> routes() {
        return BackEnds.ALL.stream().flatMap(server -> server.routes().stream());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyPointIsStoredOnceAndAsItWasPrinted(Route route) throws IOException {
        ServerImage.need(route.server());
        StoredPoints stored = route.stored(printed);
        assertThat(stored.differences(printed)).isEmpty();
        assertThat(stored.repeated()).isZero();
        assertThat(printed.frames()).hasSizeGreaterThanOrEqualTo(SECONDS);
    }
}
