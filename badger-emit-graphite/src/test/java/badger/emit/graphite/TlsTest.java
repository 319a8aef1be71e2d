package badger.emit.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Clock;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Host;
import badger.core.trial.LaneTrial;
import badger.testkit.FaultyPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS against Java's own server, with certificates made for the test. */
@Timeout(60)
class TlsTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final long ENOUGH_NANOS = 30_000_000_000L;

    @TempDir
    private static Path folder;

    private static PemFiles pem;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pem = new PemFiles(folder);
        pem.make("rsa", "RSA", "dns:localhost,ip:127.0.0.1");
        pem.make("ec", "EC", "dns:localhost,ip:127.0.0.1");
        pem.make("ed25519", "Ed25519", "dns:localhost,ip:127.0.0.1");
        pem.make("elsewhere", "EC", "dns:carbon.example.org");
    }

    @ParameterizedTest
    @CsvSource({"rsa, TLSv1.3", "rsa, TLSv1.2", "ec, TLSv1.3", "ec, TLSv1.2", "ed25519, TLSv1.3"})
    void whatIsSentArrivesToTheLastByte(String kind, String version) throws Exception {
        String text = "x".repeat(300_000);
        try (SSLServerSocket server = server(kind)) {
            server.setEnabledProtocols(new String[] {version});
            CompletableFuture<String> read = readOne(server);
            KeptConnection connection = connection(server, trusting(kind), NONE, NONE);
            send(connection, text);
            send(connection, "last words");
            connection.close();
            assertThat(read.get()).isEqualTo(text + "last words");
        }
    }

    @Test
    void aServerThatAsksForOurCertificateGetsIt() throws Exception {
        try (SSLServerSocket server = server("ec", trusting("rsa"))) {
            server.setNeedClientAuth(true);
            CompletableFuture<String> read = readOne(server);
            KeptConnection connection = connection(
                    server, trusting("ec"), Optional.of(pem.certificate("rsa")), Optional.of(pem.key("rsa")));
            send(connection, "who we are");
            connection.close();
            assertThat(read.get()).isEqualTo("who we are");
        }
    }

    @Test
    void aServerThatEndsTlsIsNoticed() throws Exception {
        try (SSLServerSocket server = server("ec");
                KeptConnection connection = connection(server, trusting("ec"), NONE, NONE)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    assertThat(socket.getInputStream().read()).isEqualTo('a');
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            send(connection, "a");
            served.get();
            assertThatThrownBy(() -> {
                        while (true) {
                            send(connection, "b");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed the connection");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        try (SSLServerSocket server = server("ec");
                KeptConnection connection = connection(server, trusting("rsa"), NONE, NONE)) {
            CompletableFuture<String> read = readOne(server);
            assertThatThrownBy(() -> send(connection, "secret"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no TLS with 127.0.0.1:" + server.getLocalPort())
                    .hasMessageContaining("certification path")
                    .hasMessageEndingWith("; ca_file names the certificates that are trusted");
            assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutCaFileJavasOwnListCounts() throws Exception {
        try (SSLServerSocket server = server("ec");
                KeptConnection connection = connection(server, NONE, NONE, NONE)) {
            CompletableFuture<String> read = readOne(server);
            assertThatThrownBy(() -> send(connection, "secret")).hasMessageContaining("certification path");
            assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (SSLServerSocket server = server("elsewhere");
                KeptConnection connection = connection(server, trusting("elsewhere"), NONE, NONE)) {
            CompletableFuture<String> read = readOne(server);
            assertThatThrownBy(() -> send(connection, "secret"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1");
            assertThatThrownBy(read::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsKeptWhileNothingVerifiesIsDeliveredWhenTheFileIsPutRight() throws Exception {
        Path ca = folder.resolve("changing.crt");
        Files.copy(Path.of(pem.certificate("rsa")), ca);
        AtomicInteger received = new AtomicInteger();
        try (SSLServerSocket server = server("ec")) {
            serveCarbon(server, received);
            GraphiteConfig config =
                    Configs.tls("127.0.0.1", server.getLocalPort(), Optional.of(ca.toString()), NONE, NONE);
            Host host = new Host("", "", "", "", "", "", "");
            try (LaneTrial lane = LaneTrial.of(new GraphiteEmitterProvider(), config, host, Duration.ofSeconds(20))) {
                DoubleGauge gauge = lane.schema().floatingGauge("a", "", "");
                for (int i = 0; i < 3; i++) {
                    gauge.set(i);
                    lane.tick(1_800_000_000L + i);
                }
                await(() -> lane.account().failures() > 0);
                assertThat(lane.account().delivered()).isZero();
                Files.copy(Path.of(pem.certificate("ec")), ca, StandardCopyOption.REPLACE_EXISTING);
                await(() -> received.get() == 3);
                assertThat(lane.account().dropped()).isZero();
            }
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamedByTheirKeys() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no certificate");
        Path other = Files.writeString(folder.resolve("pkcs1"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
        Path wrong = Files.writeString(
                folder.resolve("wrong"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Optional<String> missing = Optional.of(folder.resolve("missing").toString());
        Optional<String> own = Optional.of(pem.certificate("rsa"));
        assertThatThrownBy(() -> new TlsFiles(missing, NONE, NONE).context())
                .hasMessage("ca_file: there is no such file")
                .hasNoCause();
        assertThatThrownBy(() -> new TlsFiles(Optional.of(folder.toString()), NONE, NONE).context())
                .hasMessage("ca_file: cannot be read")
                .hasNoCause();
        assertThatThrownBy(() -> new TlsFiles(Optional.of(text.toString()), NONE, NONE).context())
                .hasMessageStartingWith("ca_file: ");
        assertThatThrownBy(() -> new TlsFiles(NONE, missing, own).context())
                .hasMessage("cert_file: there is no such file");
        assertThatThrownBy(() -> new TlsFiles(NONE, own, Optional.of(other.toString())).context())
                .hasMessageStartingWith("key_file: no line 'BEGIN PRIVATE KEY'");
        assertThatThrownBy(() -> new TlsFiles(NONE, own, Optional.of(wrong.toString())).context())
                .hasMessageStartingWith("key_file: a key of no known kind");
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsSaid() throws Exception {
        try (FaultyPeer peer = new FaultyPeer(
                        (in, out, received) -> out.write("hello\n".repeat(10).getBytes(StandardCharsets.US_ASCII)),
                        (_, _) -> {});
                KeptConnection connection = new KeptConnection(
                        Configs.tls(peer.host(), peer.port(), trusting("ec"), NONE, NONE), new SystemTime())) {
            assertThatThrownBy(() -> send(connection, "secret"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no TLS with 127.0.0.1");
        }
    }

    private static Optional<String> trusting(String name) {
        return Optional.of(pem.certificate(name));
    }

    private static SSLServerSocket server(String name) throws IOException {
        return server(name, NONE);
    }

    private static SSLServerSocket server(String name, Optional<String> trusted) throws IOException {
        TlsFiles files = new TlsFiles(trusted, Optional.of(pem.certificate(name)), Optional.of(pem.key(name)));
        ServerSocket server = files.context().getServerSocketFactory().createServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return (SSLServerSocket) server;
    }

    private static KeptConnection connection(
            SSLServerSocket server, Optional<String> ca, Optional<String> cert, Optional<String> key) {
        return new KeptConnection(Configs.tls("127.0.0.1", server.getLocalPort(), ca, cert, key), new SystemTime());
    }

    private static void send(KeptConnection connection, String text) throws IOException {
        connection.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), System.nanoTime() + ENOUGH_NANOS);
    }

    private static CompletableFuture<String> readOne(SSLServerSocket server) {
        CompletableFuture<String> read = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket socket = server.accept()) {
                read.complete(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                read.completeExceptionally(e);
            }
        });
        return read;
    }

    private static void serveCarbon(SSLServerSocket server, AtomicInteger received) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    new CarbonPeer(Protocol.PLAINTEXT)
                            .serve(
                                    socket.getInputStream(),
                                    socket.getOutputStream(),
                                    (_, _) -> received.incrementAndGet());
                } catch (IOException e) {
                    // A client that does not trust us, as the test wants it.
                }
            }
        });
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The clock of this machine. */
    private record SystemTime() implements Clock {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000;
        }
    }
}
