package badger.modules.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine at its socket, which says what a test wants it to say, and when. */
final class Engine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Thread thread;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile String answer;

    private final CountDownLatch hungUp = new CountDownLatch(1);

    private Engine(Path socket, String answer, @Nullable CountDownLatch when) throws IOException {
        this.answer = answer;
        Files.createDirectories(socket.getParent());
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                serve(when);
            } catch (IOException | InterruptedException e) {
                // the test is over
            }
        });
    }

    /** An engine that answers at once. */
    static Engine at(Path socket, String answer) throws IOException {
        return new Engine(socket, answer, new CountDownLatch(0));
    }

    /** An engine that answers nobody until then. */
    static Engine at(Path socket, String answer, CountDownLatch when) throws IOException {
        return new Engine(socket, answer, when);
    }

    /** An engine that answers nobody, ever. */
    static Engine silentAt(Path socket) throws IOException {
        return new Engine(socket, "", null);
    }

    /** An answer that names containers: id, name, id, name. */
    static String naming(String... idsAndNames) {
        StringBuilder json = new StringBuilder("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n[");
        for (int i = 0; i < idsAndNames.length; i += 2) {
            json.append(i == 0 ? "" : ",").append("{\"Id\":\"").append(idsAndNames[i]);
            json.append("\",\"Names\":[\"/").append(idsAndNames[i + 1]).append("\"]}");
        }
        return json.append("]\n").toString();
    }

    void answers(String from) {
        answer = from;
    }

    int questions() {
        return questions.get();
    }

    /** Waits until a question that was not answered is given up. */
    void awaitHangUp() throws InterruptedException {
        hungUp.await();
    }

    private void serve(@Nullable CountDownLatch when) throws IOException, InterruptedException {
        while (true) {
            try (SocketChannel client = server.accept()) {
                String question = "";
                ByteBuffer buffer = ByteBuffer.allocate(1024);
                while (!question.endsWith("\r\n\r\n") && client.read(buffer) >= 0) {
                    question = new String(buffer.array(), 0, buffer.position(), US_ASCII);
                }
                questions.incrementAndGet();
                if (when == null) {
                    while (client.read(buffer.clear()) >= 0) {
                        // until nobody waits any more
                    }
                    hungUp.countDown();
                    continue;
                }
                when.await();
                ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(US_ASCII));
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
