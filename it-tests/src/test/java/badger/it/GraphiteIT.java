package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** What a real Carbon has stored, next to what the same run printed. */
@Timeout(120)
@NeedsServer(value = "graphite", published = "graphiteapp/graphite-statsd:latest")
class GraphiteIT {
    private static final int WEB = 80;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final GenericContainer<?> GRAPHITE = new GenericContainer<>(ServerImage.of(GraphiteIT.class))
            .withExposedPorts(WEB, 2003, 2004)
            .waitingFor(Wait.forHttp("/render?target=x&format=json").forPort(WEB))
            .withStartupTimeout(Duration.ofSeconds(60));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        GRAPHITE.start();
    }

    @AfterAll
    static void stop() {
        GRAPHITE.stop();
    }

    @ParameterizedTest
    @CsvSource({"pickle, 2004", "plaintext, 2003"})
    void everyPointIsStoredAsItWasPrinted(String protocol, int port) throws IOException, InterruptedException {
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(conf.resolve("graphite.conf"), """
                {"host": "%s", "port": %d, "protocol": "%s"}
                """.formatted(GRAPHITE.getHost(), GRAPHITE.getMappedPort(port), protocol));
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"datacenter": "dc1", "region": "", "hostname": "%s.example", "stop_seconds": 10},
                  "modules": {"config": "%s", "included_modules": ["cpu", "load", "memory", "disk", "network", "system"]},
                  "emitters": {"config": "%s", "included_emitters": ["stdout", "graphite"]}
                }
                """.formatted(protocol, conf, conf));
        Badger.Ended ended = Badger.run("-f", file.toString(), "--ticks", "5");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        List<Payload> printed = Payload.all(ended.out());
        assertThat(printed).hasSize(5);

        Map<String, Map<Long, Double>> stored = awaitStored("dc1." + protocol + ".example.", printed);
        for (Payload frame : printed) {
            frame.values().forEach((name, value) -> {
                Map<Long, Double> points = stored.get(name);
                assertThat(points).as("series %s", name).isNotNull();
                assertThat(points.get(frame.timestamp()))
                        .as("%s at %d", name, frame.timestamp())
                        .isEqualTo(value);
            });
        }
        assertThat(stored.values().stream().mapToInt(Map::size).sum())
                .as("nothing but what was printed")
                .isEqualTo(printed.stream().mapToInt(frame -> frame.values().size()).sum());
    }

    /** What is stored below a path, once the last frame is there: Carbon makes a new metric readable a little later. */
    private static Map<String, Map<Long, Double>> awaitStored(String path, List<Payload> printed)
            throws IOException, InterruptedException {
        Payload last = printed.getLast();
        while (true) {
            Map<String, Map<Long, Double>> stored = stored(path, printed);
            boolean all = last.values().keySet().stream()
                    .allMatch(name -> stored.getOrDefault(name, Map.of()).containsKey(last.timestamp()));
            if (all) {
                return stored;
            }
        }
    }

    private static Map<String, Map<Long, Double>> stored(String path, List<Payload> printed)
            throws IOException, InterruptedException {
        Map<String, Map<Long, Double>> stored = new HashMap<>();
        String wanted = "";
        for (int depth = 1; depth <= 5; depth++) {
            wanted += "&target=" + URLEncoder.encode(path + "*.".repeat(depth - 1) + "*", StandardCharsets.UTF_8);
        }
        URI uri = URI.create("http://%s:%d/render?format=json&noCache=1&from=%d&until=%d%s"
                .formatted(
                        GRAPHITE.getHost(),
                        GRAPHITE.getMappedPort(WEB),
                        printed.getFirst().timestamp() - 2,
                        printed.getLast().timestamp() + 1,
                        wanted));
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        for (JsonNode series : JSON.readTree(answer.body())) {
            Map<Long, Double> points = new HashMap<>();
            for (JsonNode point : series.required("datapoints")) {
                if (!point.get(0).isNull()) {
                    points.put(point.get(1).longValue(), point.get(0).doubleValue());
                }
            }
            stored.put(series.required("target").textValue().substring(path.length()), points);
        }
        return stored;
    }
}
