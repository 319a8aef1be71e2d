package badger.emit.influx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What went over the wire between a client and a real InfluxDB 0.8.8, from the recording in the test resources.
 *
 * @param title what was tried
 * @param request what was sent
 * @param answer what came back, empty if nothing did
 * @param closed whether the server closed the connection afterwards
 */
record RecordedExchange(String title, String request, String answer, boolean closed) {
    private static final String FILE = "/exchanges-0.8.8.txt";

    static List<RecordedExchange> all() {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (String part : text().split("\n== ", -1)) {
            if (part.startsWith("#")) {
                continue;
            }
            boolean closed = part.contains("closed by server") || part.contains("closed the connection");
            String title = part.substring(0, part.indexOf('\n'));
            exchanges.add(new RecordedExchange(title, side(part, '>'), side(part, '<'), closed));
        }
        return exchanges;
    }

    static RecordedExchange titled(String title) {
        return all().stream()
                .filter(exchange -> exchange.title.startsWith(title + ":"))
                .findFirst()
                .orElseThrow();
    }

    HttpPeer.Reply reply() {
        return HttpPeer.Reply.raw(answer, closed);
    }

    /** One side's bytes: the head's line ends are CRLF, the last line of a body has none. */
    private static String side(String part, char mark) {
        StringBuilder bytes = new StringBuilder();
        boolean body = false;
        for (String line : part.lines().toList()) {
            if (line.isEmpty() || line.charAt(0) != mark) {
                continue;
            }
            String text = line.length() < 2 ? "" : line.substring(2);
            if (!body) {
                bytes.append(text).append("\r\n");
                body = text.isEmpty();
            } else {
                bytes.append(text).append('\n');
            }
        }
        int end = bytes.length();
        // The recorder ended every line of a body; the length tells which of them were sent.
        int bodyStart = bytes.indexOf("\r\n\r\n") + 4;
        String length = bytes.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
        if (end > bodyStart && length.matches("[0-9]+")) {
            end = Math.min(end, bodyStart + Integer.parseInt(length));
        }
        return bytes.substring(0, end);
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(RecordedExchange.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
