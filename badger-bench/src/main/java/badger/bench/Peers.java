package badger.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where measured agents send to, and who asks those that wait to be asked: takes Graphite's pickles and lines, scrapes a
 * page once a second, and counts the points of each. It begins with a line of its ports: for pickles, for lines, and a free
 * one. {@code scrape URL} on standard input begins the scraping; {@code points} prints the three counts; it ends with its input.
 */
final class Peers {
    private static final long SECOND_MILLIS = 1000;

    private static final AtomicLong PICKLED = new AtomicLong();
    private static final AtomicLong LINES = new AtomicLong();
    private static final AtomicLong SCRAPED = new AtomicLong();

    private Peers() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        int pickles = listen(Peers::takePickles);
        int lines = listen(Peers::takeLines);
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        System.out.println(pickles + " " + lines + " " + free);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.startsWith("scrape ")) {
                URI page = URI.create(command.substring("scrape ".length()));
                Thread.ofPlatform().daemon().start(() -> scrapeForEver(page));
            } else {
                System.out.println(PICKLED + " " + LINES + " " + SCRAPED);
            }
        }
    }

    @FunctionalInterface
    private interface Taker {
        void take(InputStream in) throws IOException;
    }

    private static int listen(Taker taker) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(server, taker));
        return server.getLocalPort();
    }

    private static void accept(ServerSocket server, Taker taker) {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> take(connection, taker));
            }
        } catch (IOException e) {
            System.err.println("peers: nobody can connect any more: " + e);
        }
    }

    private static void take(Socket connection, Taker taker) {
        try (connection) {
            taker.take(connection.getInputStream());
        } catch (EOFException e) {
            // Its sender has ended.
        } catch (IOException e) {
            System.err.println("peers: a connection is lost: " + e);
        }
    }

    private static void takePickles(InputStream in) throws IOException {
        DataInputStream messages = new DataInputStream(new BufferedInputStream(in));
        while (true) {
            byte[] pickle = new byte[messages.readInt()];
            messages.readFully(pickle);
            PICKLED.addAndGet(pointsOf(pickle));
        }
    }

    /** The pairs of path and (time, value) in a pickle, of the few opcodes that the agent writes. */
    private static int pointsOf(byte[] pickle) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        int pairs = 0;
        while (bytes.hasRemaining()) {
            int opcode = Byte.toUnsignedInt(bytes.get());
            int operand = switch (opcode) {
                case ']', '(', 'e', '.' -> 0;
                case 0x80 -> 1;
                case 'U', 0x8A -> Byte.toUnsignedInt(bytes.get());
                case 'T' -> bytes.getInt();
                case 'J' -> Integer.BYTES;
                case 'G' -> Double.BYTES;
                case 0x86 -> {
                    pairs++;
                    yield 0;
                }
                default -> throw new IOException("a pickle with opcode " + opcode);
            };
            bytes.position(bytes.position() + operand);
        }
        return pairs / 2;
    }

    private static void takeLines(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            int lines = 0;
            for (int i = 0; i < length; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                }
            }
            LINES.addAndGet(lines);
        }
    }

    private static void scrapeForEver(URI page) {
        try {
            while (true) {
                Thread.sleep(SECOND_MILLIS - System.currentTimeMillis() % SECOND_MILLIS);
                scrape(page);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Over a connection that is kept, as Prometheus does it, but not packed: that is cheaper for who is asked. */
    private static void scrape(URI page) {
        try {
            URLConnection connection = page.toURL().openConnection();
            connection.setRequestProperty("Accept", "text/plain");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                SCRAPED.addAndGet(
                        lines.lines().filter(line -> !line.startsWith("#")).count());
            }
        } catch (IOException e) {
            System.err.println("peers: a scrape has failed: " + e);
        }
    }
}
