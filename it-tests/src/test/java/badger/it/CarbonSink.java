package badger.it;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes what one agent sends to Graphite and forgets it; these tests tell the time by it. */
final class CarbonSink implements AutoCloseable {
    /** Longer than anything takes that does not hang. */
    private static final int PATIENCE_MILLIS = 60_000;

    /** In a pickle of the agent's, before the first path: the protocol's version, a list, a mark, a short string. */
    private static final int FIRST_LENGTH = 5;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket connection;
    private final DataInputStream messages;
    private final Badger badger;
    private long second;

    /**
     * Starts an agent with all stock modules, whose one emitter sends here.
     *
     * @param folder where its configuration may be
     */
    CarbonSink(Path folder) throws IOException {
        server.setSoTimeout(PATIENCE_MILLIS);
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(
                conf.resolve("graphite.conf"), "{\"host\": \"127.0.0.1\", \"port\": " + server.getLocalPort() + "}");
        Path main = Files.writeString(
                folder.resolve("config.json"), """
                {
                  "core": {"hostname": "steady", "spool_dir": "%s"},
                  "modules": {"included_modules": %s},
                  "emitters": {"included_emitters": ["graphite"]}
                }
                """.formatted(folder.resolve("spool"), StockModules.listed()));
        badger = Badger.start(Map.of(), "-f", main.toString());
        connection = server.accept();
        connection.setSoTimeout(PATIENCE_MILLIS);
        messages = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
    }

    long pid() {
        return badger.pid();
    }

    /** Takes what comes until that many seconds more have begun. */
    void pass(int seconds) throws IOException {
        for (int passed = 0; passed < seconds; ) {
            byte[] pickle = new byte[messages.readInt()];
            messages.readFully(pickle);
            ByteBuffer bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
            int pathLength = Byte.toUnsignedInt(bytes.get(FIRST_LENGTH));
            int time = bytes.getInt(FIRST_LENGTH + 1 + pathLength + 1);
            if (time != second) {
                second = time;
                passed++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        badger.close();
        connection.close();
        server.close();
    }
}
