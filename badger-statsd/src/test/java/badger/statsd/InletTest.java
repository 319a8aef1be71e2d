package badger.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InletTest {
    private static final int KEPT = 64 * 1024;

    @TempDir
    Path folder;

    private static UdpInlet udp() {
        return new UdpInlet("127.0.0.1", 0, KEPT);
    }

    private static void send(int port, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    private static int port(UdpInlet inlet) throws IOException {
        return ((InetSocketAddress) Objects.requireNonNull(inlet.address())).getPort();
    }

    @Test
    void packetsComeOneByOne() throws IOException {
        try (UdpInlet inlet = udp()) {
            inlet.open();
            send(port(inlet), "a:1|c");
            send(port(inlet), "bb:1|c");
            assertThat(inlet.receive()).isEqualTo(5);
            assertThat(new String(inlet.packet(), 0, 5, StandardCharsets.UTF_8)).isEqualTo("a:1|c");
            assertThat(inlet.receive()).isEqualTo(6);
        }
    }

    @Test
    void closingEndsTheLoop() throws Exception {
        UdpInlet inlet = udp();
        FutureTask<Boolean> loop = new FutureTask<>(new Listener(inlet, new Reception(List.of(), 10)));
        Thread.ofPlatform().daemon().start(loop);
        inlet.close();
        assertThat(loop.get()).isTrue();
        assertThat(inlet.receive()).isEqualTo(-1);
        inlet.close();
    }

    @Test
    void interruptingEndsTheLoop() throws IOException {
        try (UdpInlet inlet = udp()) {
            Thread.currentThread().interrupt();
            assertThat(new Listener(inlet, new Reception(List.of(), 10)).call()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (UdpInlet inlet = udp()) {
            inlet.open();
            int port = port(inlet);
            try (UdpInlet second = new UdpInlet("127.0.0.1", port, KEPT)) {
                assertThatThrownBy(second::open)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("udp 127.0.0.1:" + port + ": ");
            }
            inlet.open();
            assertThat(inlet.address()).as("opened anew").isNotNull();
        }
    }

    @Test
    void aSocketIsMadeForEveryUserAndTakenAway() throws IOException {
        Path path = folder.resolve("statsd.socket");
        try (UnixInlet inlet = new UnixInlet(path, KEPT)) {
            inlet.open();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx-w--w-");
            inlet.open();
            assertThat(path).as("made anew").exists();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aSocketThatWasLeftIsReplacedAndAFileIsNot() throws IOException {
        Path path = folder.resolve("statsd.socket");
        UnixInlet killed = new UnixInlet(path, KEPT);
        killed.open();
        try (UnixInlet inlet = new UnixInlet(path, KEPT)) {
            inlet.open();
            assertThat(path).exists();
        }
        killed.close();
        Path file = Files.writeString(folder.resolve("file"), "precious");
        try (UnixInlet inlet = new UnixInlet(file, KEPT)) {
            assertThatThrownBy(inlet::open).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(file).hasContent("precious");
    }

    @Test
    void aModuleReceivesFromItsSocketOnAThreadOfTheCore() throws IOException {
        StatsdConfig config = Configs.ordinary();
        try (StatsdTrial statsd = StatsdTrial.of(config)) {
            // the port is opened by that thread, and what is sent before is lost
            while (!statsd.tick().containsKey("gauge")) {
                send(config.port(), "gauge:4|g");
            }
            assertThat(statsd.tick()).containsEntry("gauge", 4.0);
        }
    }

    @Test
    void aModuleMakesItsUnixSocketAndTakesItAway() throws IOException {
        Path path = folder.resolve("statsd.socket");
        StatsdConfig local = StatsdConfig.local();
        StatsdConfig config = new StatsdConfig(
                local.host(),
                0,
                Optional.of(path.toString()),
                local.receiveBuffer(),
                "",
                local.percentiles(),
                local.idle());
        try (StatsdTrial statsd = StatsdTrial.of(config)) {
            while (!Files.exists(path)) {
                Thread.onSpinWait();
            }
            assertThat(statsd.tick()).isEmpty();
        }
        assertThat(path).doesNotExist();
    }
}
