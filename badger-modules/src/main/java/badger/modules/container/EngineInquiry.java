package badger.modules.container;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One question to an engine, over its socket: which containers run. It keeps its answer, so that one that comes when
 * nobody waits for it any more can still be taken.
 */
final class EngineInquiry implements Callable<Boolean> {
    /** To a question of HTTP/1.0 an engine answers in one piece, and closes. */
    private static final byte[] REQUEST = "GET /containers/json HTTP/1.0\r\n\r\n".getBytes(US_ASCII);

    private final Path socket;
    private volatile @Nullable SocketChannel channel;
    private volatile @Nullable Map<String, String> answer;
    private volatile boolean abandoned;
    private volatile boolean ended;

    EngineInquiry(Path socket) {
        this.socket = socket;
    }

    @Override
    public Boolean call() throws IOException {
        try (SocketChannel open = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel = open;
            if (abandoned) {
                // given up before there was anything to close
                return false;
            }
            open.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = ByteBuffer.wrap(REQUEST);
            while (request.hasRemaining()) {
                open.write(request);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(open), UTF_8));
            passHead(reader);
            answer = ContainerList.read(reader);
            return true;
        } finally {
            ended = true;
        }
    }

    private void passHead(BufferedReader reader) throws IOException {
        String status = reader.readLine();
        if (status == null || !status.startsWith("HTTP/1.") || !status.contains(" 200 ")) {
            throw new IOException(socket + ": the engine answers " + status);
        }
        String line = status;
        while (line != null && !line.isEmpty()) {
            line = reader.readLine();
        }
    }

    /** Names by the ids of their containers; null if they have not come. */
    @Nullable
    Map<String, String> answer() {
        return answer;
    }

    /** Whether nothing more will come. */
    boolean hasEnded() {
        return ended;
    }

    /** Ends it, wherever it is, and if it has not begun yet. */
    void abandon() {
        abandoned = true;
        SocketChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // nothing is wanted of it any more
            }
        }
    }
}
