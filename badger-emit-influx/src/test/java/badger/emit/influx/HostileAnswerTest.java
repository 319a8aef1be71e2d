package badger.emit.influx;

import static badger.emit.influx.Points.SECOND;
import static badger.emit.influx.Points.batch;
import static badger.emit.influx.Points.floating;
import static badger.emit.influx.Points.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Clock;
import badger.emit.influx.HttpPeer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no InfluxDB gives: read in bounded memory, and told. */
@Timeout(60)
class HostileAnswerTest {
    private static final Clock CLOCK = Points.CLOCK;

    /** A peer that sends one text over and over, for ever, and counts how much of it was taken. */
    private static final class Endless implements Wire {
        private final byte[] first;
        private final byte[] again;
        private long taken;

        Endless(String first, String again) {
            this.first = first.getBytes(StandardCharsets.ISO_8859_1);
            this.again = again.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            throw new AssertionError("only answers are read");
        }

        @Override
        public int read(ByteBuffer bytes) {
            int count = 0;
            for (; bytes.hasRemaining(); count++, taken++) {
                bytes.put(
                        taken < first.length
                                ? first[(int) taken]
                                : again[(int) ((taken - first.length) % again.length)]);
            }
            return count;
        }

        @Override
        public void await(int operations, long until) {
            throw new AssertionError("there is always more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "HTTP/1.1 200 OK", "\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200 OK\r\nx"})
    void aHeadWithoutEndIsGivenUp(String again) {
        Endless wire = new Endless("", again);
        assertThatThrownBy(() -> new AnswerReader(wire).read(CLOCK.nanoTime())).isInstanceOf(IOException.class);
        assertThat(wire.taken).isLessThan(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad\r\nContent-Length: 104857600\r\n\r\n",
                "HTTP/1.1 400 Bad\r\nContent-Length: 999999999999999999\r\n\r\n",
                "HTTP/1.1 400 Bad\r\n\r\n",
                "HTTP/1.0 400 Bad\r\n\r\n",
                "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n",
                "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void ofABodyOfAHundredMegabytesTheBeginningIsRead(String head) throws IOException {
        Endless wire = new Endless(head, "x");
        Answer answer = new AnswerReader(wire).read(CLOCK.nanoTime());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().length()).isLessThanOrEqualTo(8 * 1024);
        assertThat(answer.reusable()).isFalse();
        assertThat(wire.taken).isLessThan(64 * 1024);
    }

    @Test
    void chunkedAnswersAreRead() throws IOException {
        String chunks = String.join("\r\n", "4;x=y", "no s", "3", "pac", "1", "e", "0", "A: b", "", "");
        String second = "HTTP/1.1 204 No\r\n\r\n";
        Endless wire = new Endless("HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + second, "!");
        AnswerReader reader = new AnswerReader(wire);
        Answer first = reader.read(CLOCK.nanoTime());
        assertThat(first.body()).isEqualTo("no space");
        assertThat(first.reusable()).isTrue();
        assertThat(reader.read(CLOCK.nanoTime()).status()).isEqualTo(204);
    }

    @Test
    void anyMutilatedAnswerIsAnAnswerOrAnIOException() throws IOException {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        byte[] good = RecordedExchange.titled("03 1").answer().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(1, good.length + 1));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Endless wire = new Endless(new String(bad, StandardCharsets.ISO_8859_1), "\n");
            try {
                assertThat(new AnswerReader(wire).read(CLOCK.nanoTime()).body().length())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(8 * 1024);
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 smtp.example ESMTP\r\n",
                "HTTP/2 200\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "\u0000\u0001\u0002"
            })
    void whatSpeaksNoHttpIsToldSo(String greeting) throws IOException {
        try (HttpPeer peer = new HttpPeer(_ -> Reply.raw(greeting, false));
                InfluxEmitter emitter = emitter(peer)) {
            assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, floating(0, "a.b", 1)))))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageContaining("does not speak HTTP");
        }
    }

    @Test
    void anAnswerThatComesBeforeTheRequestIsWholeIsRead() throws IOException {
        try (ServerSocket early = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                InfluxEmitter emitter = emitter(early.getLocalPort())) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = early.accept()) {
                    // Only the beginning is read, so that the rest fills all buffers between us.
                    socket.getInputStream().readNBytes(100);
                    socket.getOutputStream()
                            .write(RecordedExchange.titled("03 1").answer().getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the emitter has let go
                }
            });
            Points.Value[] values = new Points.Value[1000];
            for (int i = 0; i < values.length; i++) {
                values[i] = floating(i, "x".repeat(900) + i, i);
            }
            assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, values))))
                    .hasMessageContaining("Invalid username/password");
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        HttpPeer gone = new HttpPeer(_ -> Reply.NONE);
        int port = gone.port();
        gone.close();
        try (InfluxEmitter emitter = emitter(port)) {
            assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, floating(0, "a.b", 1)))))
                    .hasMessage("cannot connect to 127.0.0.1:" + port + ": Connection refused");
        }
    }

    @Test
    void aNameThatNobodyKnowsIsTold() throws IOException {
        try (InfluxEmitter emitter = (InfluxEmitter) new Influxdb08EmitterProvider()
                .create(Configs.json("no-such-host.invalid", 8086), Points.context("influxdb08"))) {
            assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, floating(0, "a.b", 1)))))
                    .hasMessageContaining("no address is known for host no-such-host.invalid");
        }
    }

    private static InfluxEmitter emitter(HttpPeer peer) {
        return emitter(peer.port());
    }

    private static InfluxEmitter emitter(int port) {
        return (InfluxEmitter)
                new Influxdb08EmitterProvider().create(Configs.json("127.0.0.1", port), Points.context("influxdb08"));
    }
}
