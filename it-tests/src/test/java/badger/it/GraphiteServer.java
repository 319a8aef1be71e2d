package badger.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** Carbon and graphite-web, with a retention of one second. */
final class GraphiteServer implements BackEnd {
    private static final int PICKLE_PORT = 2004;

    /** No series has more levels below its host. */
    private static final int DEPTH = 6;

    private final Route pickle = new Route(this, "graphite", """
            {"host": "%s", "protocol": "pickle"}
            """.formatted(host()));

    /** Stored apart from the other by the other spelling of the host's name. */
    private final Route plaintext = new Route(this, "graphite@plaintext", """
            {"host": "%s", "protocol": "plaintext", "hostname_dots": "underscore"}
            """.formatted(host()));

    @Override
    public String name() {
        return "graphite";
    }

    @Override
    public String published() {
        return "graphiteapp/graphite-statsd:latest";
    }

    @Override
    public List<Route> routes() {
        return List.of(pickle, plaintext);
    }

    @Override
    public void prepare() throws IOException {
        Http.get(render(0, 1) + "&target=none");
        new Socket(host(), PICKLE_PORT).close();
    }

    @Override
    public StoredPoints stored(Route route, Printed printed) throws IOException {
        String host = printed.hostname();
        String path = "dc1." + (route.equals(plaintext) ? host.replace('.', '_') : host) + ".";
        StringBuilder targets = new StringBuilder();
        for (int depth = 1; depth <= DEPTH; depth++) {
            targets.append("&target=").append(Http.encode(path + "*.".repeat(depth - 1) + "*"));
        }
        StoredPoints stored = new StoredPoints();
        for (JsonNode series : Http.get(render(printed.from() - 2, printed.to() + 1) + targets)) {
            String name = series.required("target").textValue().substring(path.length());
            for (JsonNode point : series.required("datapoints")) {
                if (!point.get(0).isNull()) {
                    stored.add(point.get(1).longValue(), name, point.get(0).doubleValue());
                }
            }
        }
        return stored;
    }

    private String render(long from, long until) {
        return "http://%s/render?format=json&noCache=1&from=%d&until=%d".formatted(host(), from, until);
    }
}
