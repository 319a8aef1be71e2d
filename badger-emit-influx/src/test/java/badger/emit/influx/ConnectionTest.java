package badger.emit.influx;

import static badger.emit.influx.Points.SECOND;
import static badger.emit.influx.Points.batch;
import static badger.emit.influx.Points.floating;
import static badger.emit.influx.Points.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.emit.influx.HttpPeer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection lives, and that nothing outlives its time. */
@Timeout(60)
class ConnectionTest {
    private static final int LARGE = 1000;

    /** A clock that a test can set forward. */
    private record Shifted(AtomicLong shift) implements Clock {
        @Override
        public long nanoTime() {
            return System.nanoTime() + shift.get();
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    }

    private record Setting(Clock clock) implements EmitterContext {
        @Override
        public String entry() {
            return "influxdb08";
        }

        @Override
        public Host host() {
            return Points.HOST;
        }
    }

    private record Until(long deadlineNanos, Frame frame) implements Batch {
        @Override
        public int frames() {
            return 1;
        }

        @Override
        public Frame frame(int index) {
            return frame;
        }
    }

    /** More than the buffers between us hold. */
    private static Batch large(long deadlineNanos) {
        Points.Value[] values = new Points.Value[LARGE];
        for (int i = 0; i < LARGE; i++) {
            values[i] = floating(i, "x".repeat(8000) + i, i);
        }
        return new Until(deadlineNanos, frame(SECOND, values));
    }

    private static Emitter emitter(int port) {
        return new Influxdb08EmitterProvider().create(Configs.json("127.0.0.1", port), Points.context("influxdb08"));
    }

    @Test
    void anOldConnectionIsReplacedSoThatTheNameIsLookedUpAgain() throws IOException {
        AtomicLong shift = new AtomicLong();
        try (HttpPeer peer = new HttpPeer(_ -> Reply.of("200 OK", ""));
                Emitter emitter = new Influxdb08EmitterProvider()
                        .create(Configs.json("127.0.0.1", peer.port()), new Setting(new Shifted(shift)))) {
            long[] connections = new long[3];
            for (int i = 0; i < connections.length; i++) {
                shift.addAndGet(Duration.ofSeconds(160).toNanos());
                long deadline =
                        System.nanoTime() + shift.get() + Duration.ofSeconds(30).toNanos();
                emitter.emit(new Until(deadline, frame(SECOND, floating(0, "cpu.user", 1))));
                connections[i] = peer.accepted();
            }
            assertThat(connections).containsExactly(1, 1, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHangsEndsByItsDeadline(boolean reads) throws Exception {
        try (Hanging peer = new Hanging(reads);
                Emitter emitter = emitter(peer.port())) {
            assertThatThrownBy(() -> emitter.emit(large(System.nanoTime() + 400_000_000L)))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no answer in time from 127.0.0.1:" + peer.port());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingFreesWhatHangs(boolean reads) throws Exception {
        try (Hanging peer = new Hanging(reads)) {
            Emitter emitter = emitter(peer.port());
            CompletableFuture<Void> emission = CompletableFuture.runAsync(() -> {
                try {
                    emitter.emit(large(System.nanoTime() + Duration.ofHours(1).toNanos()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            peer.begun.await();
            emitter.close();
            assertThatThrownBy(emission::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(Exception.class);
            emitter.close();
            assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, floating(0, "cpu.user", 1)))))
                    .as("it is closed for good")
                    .isInstanceOf(IOException.class);
        }
    }

    /** A server that takes a connection and never says anything. */
    private static final class Hanging implements AutoCloseable {
        final CountDownLatch begun = new CountDownLatch(1);
        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Hanging(boolean reads) throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(10);
                    begun.countDown();
                    if (reads) {
                        socket.getInputStream().readAllBytes();
                    } else {
                        server.accept();
                    }
                } catch (IOException e) {
                    // the test is over
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
