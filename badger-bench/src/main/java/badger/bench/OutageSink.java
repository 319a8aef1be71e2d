package badger.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes what is sent to InfluxDB: each body is appended to a file as it comes, packed, before it is answered. */
final class OutageSink {
    private OutageSink() {}

    /** Takes a port of the loopback interface, and the file. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> take(exchange, file));
        server.start();
    }

    private static void take(HttpExchange exchange, Path file) throws IOException {
        try (exchange;
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
