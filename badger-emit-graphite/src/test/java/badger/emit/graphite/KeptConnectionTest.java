package badger.emit.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a connection is kept, and what is said when there is none. */
@Timeout(60)
class KeptConnectionTest {
    private static final long ENOUGH_NANOS = 30_000_000_000L;

    private final MovableClock clock = new MovableClock();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void isUsedAgainUntilItIsOldAndThenEndedInOrder() throws IOException {
        try (KeptConnection connection = connection("127.0.0.1", Duration.ofMinutes(5))) {
            send(connection, "a");
            send(connection, "b");
            Socket first = server.accept();
            clock.advance(Duration.ofMinutes(5));
            CompletableFuture<String> read = readToEnd(first);
            send(connection, "c");
            Socket second = server.accept();
            assertThat(second.getInputStream().readNBytes(1)).isEqualTo(bytes("c"));
            assertThat(read.join()).isEqualTo("ab");
            second.close();
        }
    }

    @Test
    void anOldOneThatTheOtherEndDoesNotEndIsAFailureSinceNobodyKnowsWhatArrived() throws IOException {
        try (KeptConnection connection = connection("127.0.0.1", Duration.ofMinutes(5))) {
            send(connection, "a");
            Socket accepted = server.accept();
            clock.advance(Duration.ofMinutes(5));
            assertThatThrownBy(() -> connection.send(ByteBuffer.wrap(bytes("b")), clock.nanoTime() + 100_000_000L))
                    .isInstanceOf(IOException.class)
                    .hasMessage(address() + ": it does not end the connection");
            send(connection, "b");
            assertThat(server.accept().getInputStream().readNBytes(1)).isEqualTo(bytes("b"));
            accepted.close();
        }
    }

    @Test
    void theLastBytesArriveWhenItIsClosed() throws IOException {
        KeptConnection connection = connection("127.0.0.1", Duration.ofMinutes(5));
        send(connection, "last words");
        Socket accepted = server.accept();
        accepted.getOutputStream().write(bytes("nobody reads this"));
        CompletableFuture<String> read = readToEnd(accepted);
        connection.close();
        connection.close();
        assertThat(read.join()).isEqualTo("last words");
    }

    @Test
    void aPeerThatHasClosedIsAFailureSinceTheLastBytesMayBeLost() throws IOException {
        try (KeptConnection connection = connection("127.0.0.1", Duration.ofMinutes(5))) {
            send(connection, "a");
            Socket accepted = server.accept();
            accepted.shutdownOutput();
            assertThatThrownBy(() -> sendUntilItFails(connection))
                    .isInstanceOf(IOException.class)
                    .hasMessage(address() + ": the other end has closed the connection");
            send(connection, "b");
            assertThat(server.accept().getInputStream().readNBytes(1)).isEqualTo(bytes("b"));
            accepted.close();
        }
    }

    @Test
    void aServerWithoutListenerIsNamed() throws IOException {
        int port = server.getLocalPort();
        server.close();
        try (KeptConnection connection = new KeptConnection(Configs.of(Protocol.PICKLE, "127.0.0.1", port), clock)) {
            assertThatThrownBy(() -> send(connection, "a"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot connect to 127.0.0.1:" + port + ": Connection refused");
        }
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        try (KeptConnection connection = connection("no-such-host.invalid", Duration.ofMinutes(5))) {
            assertThatThrownBy(() -> send(connection, "a"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no address is known for no-such-host.invalid");
        }
    }

    @Test
    void nothingIsSentAfterItWasClosed() {
        KeptConnection connection = connection("127.0.0.1", Duration.ofMinutes(5));
        connection.close();
        assertThatThrownBy(() -> send(connection, "a")).isInstanceOf(IOException.class);
    }

    private String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private KeptConnection connection(String host, Duration maxAge) {
        return new KeptConnection(
                Configs.with(Protocol.PICKLE, host, server.getLocalPort(), HostnameDots.KEEP, false, maxAge), clock);
    }

    private void send(KeptConnection connection, String text) throws IOException {
        connection.send(ByteBuffer.wrap(bytes(text)), clock.nanoTime() + ENOUGH_NANOS);
    }

    private void sendUntilItFails(KeptConnection connection) throws IOException {
        while (true) {
            send(connection, "x");
        }
    }

    private static CompletableFuture<String> readToEnd(Socket socket) {
        return CompletableFuture.supplyAsync(() -> {
            try (socket) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The clock of this machine, some time ahead. */
    private static final class MovableClock implements Clock {
        private long ahead;

        void advance(Duration by) {
            ahead += by.toNanos();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime() + ahead;
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000 + ahead;
        }
    }
}
