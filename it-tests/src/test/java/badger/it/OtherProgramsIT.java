package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other programs tell the agent of the linked image: packets of StatsD and Prometheus text files. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OtherProgramsIT {
    private static final int FRAMES = 10;
    /** A hundred of these are sent every millisecond. */
    private static final int BURST = 100;

    private static final long BURST_NANOS = 1_000_000;

    @TempDir
    private Path folder;

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Path configuration(int port) throws IOException {
        Path files = Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(
                files.resolve("statsd.conf"),
                "{\"port\": %d, \"socket\": \"%s\"}".formatted(port, folder.resolve("statsd.socket")));
        Files.writeString(
                files.resolve("textfile.conf"),
                "{\"folder\": \"%s\", \"interval\": 1}".formatted(folder.resolve("scripts")));
        Files.createDirectories(folder.resolve("scripts"));
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "here", "budget": {"cpu_percent": 0}},
                  "modules": {"included_modules": ["load", "statsd", "textfile"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
    }

    private static Payload next(BufferedReader lines) throws IOException {
        return Payload.of(Objects.requireNonNull(lines.readLine(), "the agent has ended"));
    }

    @Test
    void packetsAndFilesAreInTheFrames() throws IOException, InterruptedException {
        int port = freePort();
        Path main = configuration(port);
        Files.writeString(folder.resolve("scripts/backup.prom"), "# TYPE backup_bytes gauge\nbackup_bytes 4096\n");
        try (Badger badger = Badger.start(Map.of(), "-f", main.toString());
                DatagramChannel sender = DatagramChannel.open()) {
            BufferedReader lines = badger.lines();
            Payload frame = next(lines);
            assertThat(frame.values())
                    .containsEntry("backup_bytes", 4096.0)
                    .containsEntry("textfile.error.backup", 0.0);
            // both sockets are made by threads of their own
            while (!frame.values().containsKey("queue.length.mail") || !Files.exists(folder.resolve("statsd.socket"))) {
                sender.send(ByteBuffer.wrap("queue.length:7|g|#queue:mail".getBytes(StandardCharsets.UTF_8)), at(port));
                frame = next(lines);
            }
            assertThat(frame.values()).containsEntry("queue.length.mail", 7.0);
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
            assertThat(badger.errors()).isEmpty();
        }
        assertThat(folder.resolve("statsd.socket")).doesNotExist();
    }

    @Test
    void aFloodOfPacketsTakesNoFrameAway() throws Exception {
        int port = freePort();
        Path main = configuration(port);
        AtomicBoolean enough = new AtomicBoolean();
        FutureTask<Long> flood = new FutureTask<>(() -> sent(port, enough));
        try (Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            BufferedReader lines = badger.lines();
            long first = next(lines).timestamp();
            Thread.ofPlatform().daemon().start(flood);
            List<Payload> frames = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                frames.add(next(lines));
            }
            enough.set(true);
            assertThat(flood.get()).isPositive();
            for (int i = 0; i < FRAMES; i++) {
                assertThat(frames.get(i).timestamp()).isEqualTo(first + 1 + i);
                Map<String, Double> values = frames.get(i).values();
                assertThat(values).containsEntry("statsd.refused", 0.0);
                assertThat(values.get("statsd.metrics")).isEqualTo(values.get("statsd.packets"));
            }
            assertThat(frames.getLast().values().get("shop.requests.web-1")).isPositive();
        }
    }

    /** How many packets were sent until there were enough. */
    private static long sent(int port, AtomicBoolean enough) throws IOException {
        ByteBuffer packet = ByteBuffer.allocateDirect(64)
                .put("shop.requests:1|c|#host:web-1".getBytes(StandardCharsets.UTF_8))
                .flip();
        long sent = 0;
        try (DatagramChannel sender = DatagramChannel.open()) {
            InetSocketAddress statsd = at(port);
            long due = System.nanoTime();
            while (!enough.get()) {
                for (int i = 0; i < BURST; i++) {
                    sender.send(packet.rewind(), statsd);
                    sent++;
                }
                due += BURST_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        return sent;
    }
}
