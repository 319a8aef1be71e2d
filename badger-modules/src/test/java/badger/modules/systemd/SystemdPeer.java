package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** systemd at a socket, with the units that a test gives it, speaking D-Bus byte by byte; what it does not understand fails the test. */
final class SystemdPeer implements AutoCloseable {
    /** How it lets somebody in. */
    enum Greeting {
        /** As buses, and systemd since version 246. */
        DATA,
        /** As older ones. */
        AT_ONCE,
        NEVER
    }

    private static final String UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty";

    private final boolean isBus;
    private final ServerSocketChannel server;
    private final Queue<SocketChannel> connections = new ConcurrentLinkedQueue<>();
    private final Queue<BusCall> calls = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    final Map<String, Long> restarts = new ConcurrentHashMap<>();
    volatile List<MadeUnit> units = List.of();
    volatile String state = "running";
    volatile Greeting greeting = Greeting.DATA;
    volatile ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    /** The name of the error that everything is answered with. */
    volatile String refusal = "";
    /** Before this nothing is answered. */
    volatile CountDownLatch when = new CountDownLatch(0);

    private SystemdPeer(Path socket, boolean isBus) throws IOException {
        this.isBus = isBus;
        Files.createDirectories(socket.getParent());
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    /** Reached over the bus of a host. */
    static SystemdPeer onTheBusOf(Path root) throws IOException {
        return new SystemdPeer(root.resolve("run/dbus/system_bus_socket"), true);
    }

    /** Reached at its own socket. */
    static SystemdPeer of(Path root) throws IOException {
        return new SystemdPeer(root.resolve("run/systemd/private"), false);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            if (!greet(connection)) {
                return;
            }
            for (boolean greeted = !isBus; ; greeted = true) {
                BusCall call = BusCall.read(connection);
                if (greeted == call.method().equals("org.freedesktop.DBus.Hello")) {
                    throw new IllegalStateException(call + " comes at the wrong time");
                }
                calls.add(call);
                when.await();
                for (byte[] message : answer(call)) {
                    write(connection, message);
                }
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (RuntimeException e) {
            faults.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean greet(SocketChannel connection) throws IOException {
        expect("\0AUTH EXTERNAL\r\n", connection);
        if (greeting == Greeting.NEVER) {
            write(connection, "REJECTED EXTERNAL\r\n".getBytes(US_ASCII));
            return false;
        }
        if (greeting == Greeting.DATA) {
            write(connection, "DATA\r\n".getBytes(US_ASCII));
            expect("DATA\r\n", connection);
        }
        write(connection, "OK 0123456789abcdef0123456789abcdef\r\n".getBytes(US_ASCII));
        expect("BEGIN\r\n", connection);
        return true;
    }

    private static void expect(String line, SocketChannel connection) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(line.length());
        while (read.hasRemaining()) {
            if (connection.read(read) < 0) {
                throw new EOFException();
            }
        }
        if (!new String(read.array(), US_ASCII).equals(line)) {
            throw new IllegalStateException("this is not " + line);
        }
    }

    private static void write(SocketChannel connection, byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    private List<byte[]> answer(BusCall call) {
        return switch (call.method()) {
            case "org.freedesktop.DBus.Hello" ->
                List.of(new BusBytes(order).text(":1.7").answerTo(call.serial(), "s"), BusBytes.signal(order));
            case "org.freedesktop.systemd1.Manager.ListUnits" ->
                List.of(refusal.isEmpty() ? list(call) : error(call, refusal));
            case "org.freedesktop.DBus.Properties.Get" ->
                List.of(refusal.isEmpty() ? property(call) : error(call, refusal));
            default -> throw new IllegalStateException("nobody knows " + call);
        };
    }

    private byte[] list(BusCall call) {
        List<byte[]> structures = new ArrayList<>();
        for (MadeUnit unit : units) {
            structures.add(unit.bytes(order));
        }
        return new BusBytes(order).structures(structures).answerTo(call.serial(), UnitList.TYPES);
    }

    private byte[] property(BusCall call) {
        if (call.arguments().equals(List.of("org.freedesktop.systemd1.Manager", "SystemState")) && !state.isEmpty()) {
            return new BusBytes(order).variant(state).answerTo(call.serial(), "v");
        }
        Long times = restarts.get(call.path());
        return times == null || !call.arguments().equals(List.of("org.freedesktop.systemd1.Service", "NRestarts"))
                ? error(call, UNKNOWN_PROPERTY)
                : new BusBytes(order).variant(times).answerTo(call.serial(), "v");
    }

    private byte[] error(BusCall call, String name) {
        return BusBytes.error(order, call.serial(), name, "no");
    }

    /** How often somebody has connected. */
    int connections() {
        return connections.size();
    }

    /** How often something was asked since the last time; Hello is no question. */
    List<BusCall> questions() {
        List<BusCall> asked = new ArrayList<>();
        for (BusCall call = calls.poll(); call != null; call = calls.poll()) {
            if (!call.path().equals("/org/freedesktop/DBus")) {
                asked.add(call);
            }
        }
        return asked;
    }

    /** Ends every connection, as a bus that is restarted. */
    void hangUp() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    /** Waits until somebody has ended a connection. */
    void awaitHangUp() throws InterruptedException {
        hungUp.await();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
        assertThat(faults).isEmpty();
    }
}
