package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an InfluxDB 0.8 has stored, next to what the same run has printed. Nobody packages that server any more: one is named
 * by {@code -Dit.influxdb08.url=http://user:password@host:port/database}.
 */
@Timeout(120)
class Influxdb08IT {
    private static final String URL = System.getProperty("it.influxdb08.url", "");
    private static final int SECONDS = 10;

    @Test
    void everyPointIsStoredOnceAndAsItWasPrinted(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeFalse(
                URL.isEmpty(), "no InfluxDB 0.8 is named: -Dit.influxdb08.url=http://user:password@host:port/database");
        Server server = new Server(URI.create(URL));
        try (AgentRun agent = new AgentRun(Map.of(), folder, "roundtrip.example", server.routes())) {
            agent.pass(SECONDS);
            agent.end();
            Printed printed = agent.printed();
            StoredPoints stored = server.routes().getFirst().stored(printed);
            assertThat(stored.differences(printed)).isEmpty();
            assertThat(stored.repeated()).isZero();
        }
    }

    /** The server that is named; the database has to be there. */
    private record Server(URI uri) implements BackEnd {
        @Override
        public String name() {
            return "influxdb08";
        }

        @Override
        public String published() {
            return "tutum/influxdb:0.8.8";
        }

        @Override
        public String host() {
            return uri.getHost();
        }

        @Override
        public List<Route> routes() {
            return List.of(new Route(
                    this, "influxdb08", """
                    {"host": "%s", "port": %d, "database": "%s", "user": "%s", "pass": "%s"}
                    """.formatted(host(), uri.getPort(), database(), user(), password())));
        }

        @Override
        public void prepare() {}

        @Override
        public StoredPoints stored(Route route, Printed printed) throws IOException {
            String query = "select * from /.*/ where time > %ds and time < %ds"
                    .formatted(printed.from() - 1, printed.to() + 2);
            JsonNode answer = Http.get("http://%s:%d/db/%s/series?u=%s&p=%s&time_precision=s&q=%s"
                    .formatted(
                            host(),
                            uri.getPort(),
                            Http.encode(database()),
                            Http.encode(user()),
                            Http.encode(password()),
                            Http.encode(query)));
            StoredPoints stored = new StoredPoints();
            for (JsonNode series : answer) {
                Map<String, Integer> columns = new HashMap<>();
                series.required("columns").forEach(column -> columns.put(column.textValue(), columns.size()));
                for (JsonNode point : series.required("points")) {
                    if (point.get(columns.get("hostname")).textValue().equals(printed.hostname())) {
                        stored.add(
                                point.get(columns.get("time")).longValue(),
                                series.required("name").textValue(),
                                point.get(columns.get("value")).doubleValue());
                    }
                }
            }
            return stored;
        }

        private String database() {
            return uri.getPath().substring(1);
        }

        private String user() {
            return uri.getUserInfo().substring(0, uri.getUserInfo().indexOf(':'));
        }

        private String password() {
            return uri.getUserInfo().substring(uri.getUserInfo().indexOf(':') + 1);
        }
    }
}
