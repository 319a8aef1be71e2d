package badger.emit.influx;

import static badger.emit.influx.Points.SECOND;
import static badger.emit.influx.Points.batch;
import static badger.emit.influx.Points.floating;
import static badger.emit.influx.Points.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Secret;
import badger.emit.influx.HttpPeer.Reply;
import badger.emit.influx.HttpPeer.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS against Java's own TLS server, with certificates made for the test. */
@Timeout(60)
class TlsTest {
    private static final char[] STORE_WORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private final Stored stored = new Stored();

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, GeneralSecurityException {
        certificate("good", "san=ip:127.0.0.1,dns:localhost");
        certificate("other", "san=dns:other.example");
    }

    private static void certificate(String name, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments = "-genkeypair -alias x -keyalg EC -validity 2 -dname CN=" + name + " -ext " + names
                + " -storetype PKCS12 -storepass changeit -keystore " + store;
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(arguments.split(" ", -1)));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        byte[] der = open(store).getCertificate("x").getEncoded();
        Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static KeyStore open(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, STORE_WORD);
        }
        return store;
    }

    private static ServerSocket server(String name, String... protocols) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(folder.resolve(name + ".p12")), STORE_WORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private Reply store(Request request) throws IOException {
        stored.store(NaiveLines.points(request.text()));
        return Reply.raw("HTTP/1.1 204 No Content\r\n\r\n", false);
    }

    private static Emitter emitter(HttpPeer peer, String host, Path ca) {
        return emitter(peer.port(), host, ca);
    }

    private static Emitter emitter(int port, String host, Path ca) {
        Secret none = Secret.parse("");
        InfluxdbConfig config = new InfluxdbConfig(
                host,
                port,
                Api.V1,
                "d",
                "",
                "",
                none,
                "",
                "",
                none,
                false,
                false,
                true,
                ca.toString(),
                Duration.ofMinutes(5));
        return new InfluxdbEmitterProvider().create(config, Points.context("influxdb"));
    }

    private static Batch large(int second) {
        Points.Value[] values = new Points.Value[4000];
        for (int i = 0; i < values.length; i++) {
            values[i] = floating(i, "x" + i + ".value", i);
        }
        return batch(frame(SECOND + second, values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void writesOverTls(String protocol) throws Exception {
        try (HttpPeer peer = new HttpPeer(server("good", protocol), this::store);
                Emitter emitter = emitter(peer, "127.0.0.1", folder.resolve("good.pem"))) {
            emitter.emit(batch(frame(SECOND, floating(0, "cpu.user", 1))));
            for (int i = 1; i < 4; i++) {
                emitter.emit(large(i));
            }
            assertThat(stored.size()).isEqualTo(12_001);
            assertThat(peer.accepted()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerEndsIsReplaced() throws Exception {
        try (HttpPeer peer = new HttpPeer(server("good"), request -> {
                    store(request);
                    return Reply.raw("HTTP/1.1 204 No Content\r\n\r\n", true);
                });
                Emitter emitter = emitter(peer, "localhost", folder.resolve("good.pem"))) {
            for (int i = 0; i < 5; i++) {
                emitter.emit(batch(frame(SECOND + i, floating(0, "cpu.user", i))));
            }
            assertThat(stored.size()).isEqualTo(5);
        }
    }

    @Test
    void aServerThatWantsToAgreeAnewGetsANewConnection() throws Exception {
        try (ServerSocket server = server("good", "TLSv1.2");
                Emitter emitter = emitter(server.getLocalPort(), "127.0.0.1", folder.resolve("good.pem"))) {
            Thread.ofPlatform().daemon().start(() -> agreeAnew(server));
            for (int i = 0; i < 20; i++) {
                emitter.emit(batch(frame(SECOND + i, floating(0, "cpu.user", i))));
            }
            assertThat(stored.size()).isEqualTo(20);
        }
    }

    private void agreeAnew(ServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                for (Request request = Request.read(socket.getInputStream());
                        request != null;
                        request = Request.read(socket.getInputStream())) {
                    socket.getOutputStream().write(store(request).bytes());
                    socket.startHandshake();
                }
            } catch (IOException e) {
                // the emitter has let go, as it should
            }
        }
    }

    @Test
    void aCertificateThatDoesNotVerifyIsToldUntilItDoes() throws Exception {
        Path ca = Files.copy(folder.resolve("other.pem"), folder.resolve("ca.pem"));
        try (HttpPeer peer = new HttpPeer(server("good"), this::store);
                Emitter emitter = emitter(peer, "127.0.0.1", ca)) {
            assertRefused(emitter, "is its authority in ca_file?");
            Files.writeString(ca, "nothing");
            assertRefused(emitter, "ca.pem holds no certificate");
            Files.delete(ca);
            assertRefused(emitter, "cannot be read");
            Files.copy(folder.resolve("good.pem"), ca, StandardCopyOption.REPLACE_EXISTING);
            emitter.emit(large(0));
            assertThat(stored.size()).isEqualTo(4000);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        try (HttpPeer peer = new HttpPeer(server("other"), this::store);
                Emitter emitter = emitter(peer, "127.0.0.1", folder.resolve("other.pem"))) {
            assertRefused(emitter, "is the certificate for this host");
        }
    }

    @Test
    void aServerWithoutTlsIsRefused() throws Exception {
        try (ServerSocket talker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Emitter emitter =
                        new InfluxdbEmitterProvider().create(tls(talker.getLocalPort()), Points.context("i"))) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket socket = talker.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the emitter has let go
                }
            });
            assertRefused(emitter, "is it HTTPS there");
        }
    }

    private static InfluxdbConfig tls(int port) {
        Secret none = Secret.parse("");
        return new InfluxdbConfig(
                "127.0.0.1",
                port,
                Api.V1,
                "d",
                "",
                "",
                none,
                "",
                "",
                none,
                false,
                false,
                true,
                "",
                Duration.ofMinutes(5));
    }

    private static void assertRefused(Emitter emitter, String words) {
        assertThatThrownBy(() -> emitter.emit(batch(frame(SECOND, floating(0, "cpu.user", 1)))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }
}
