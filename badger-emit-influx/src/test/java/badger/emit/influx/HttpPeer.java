package badger.emit.influx;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A web server over real sockets that answers what a test wants, byte for byte. */
final class HttpPeer implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore idled = new Semaphore(0);
    private volatile Handler handler;
    private volatile int idleMillis;

    /** Makes an answer of a request. */
    @FunctionalInterface
    interface Handler {
        Reply reply(Request request) throws IOException;
    }

    /**
     * A request.
     *
     * @param head up to the empty line, which belongs to it
     * @param body what followed, as it was sent
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String head, byte[] body) {
        static @Nullable Request read(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                bytes.write(b);
            }
            String head = bytes.toString(StandardCharsets.ISO_8859_1);
            int length = Integer.parseInt(header(head, "Content-Length"));
            byte[] body = in.readNBytes(length);
            return body.length < length ? null : new Request(head, body);
        }

        private static String header(String head, String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        String header(String name) {
            return header(head, name);
        }

        /** The body, unpacked. */
        String text() throws IOException {
            if (!header("Content-Encoding").equals("gzip")) {
                return new String(body, StandardCharsets.UTF_8);
            }
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /**
     * An answer.
     *
     * @param bytes what is sent
     * @param close whether the connection ends after it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Reply(byte[] bytes, boolean close) {
        /** No answer: the connection ends. */
        static final Reply NONE = new Reply(new byte[0], true);

        static Reply of(String head, String body) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            return raw(
                    "HTTP/1.1 " + head + "\r\nDate: Sun, 22 Nov 2026 11:30:14 GMT\r\nContent-Length: " + length
                            + "\r\n\r\n" + body,
                    false);
        }

        static Reply raw(String text, boolean close) {
            return new Reply(text.getBytes(StandardCharsets.UTF_8), close);
        }
    }

    HttpPeer(Handler handler) {
        this(plain(), handler);
    }

    HttpPeer(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
        Thread.ofPlatform().daemon().name("http-peer").start(this::accept);
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** How many connections there have been. */
    int accepted() {
        return accepted.get();
    }

    /** How many whole requests there have been. */
    int requests() {
        return requests.get();
    }

    void answer(Handler other) {
        handler = other;
    }

    /** Closes connections from now on that are silent for so long. */
    void closeIdleAfter(int millis) {
        idleMillis = millis;
    }

    /** Waits until a connection has been closed for its silence. */
    void awaitIdleClose() {
        idled.acquireUninterruptibly();
    }

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException e) {
                return;
            }
            accepted.incrementAndGet();
            open.add(socket);
            Thread.ofPlatform().daemon().name("http-peer-connection").start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        boolean idle = false;
        try (socket) {
            socket.setSoTimeout(idleMillis);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean close = false;
            while (!close) {
                Request request = Request.read(in);
                if (request == null) {
                    return;
                }
                requests.incrementAndGet();
                Reply reply = handler.reply(request);
                out.write(reply.bytes());
                out.flush();
                close = reply.close();
            }
        } catch (SocketTimeoutException e) {
            idle = true;
        } catch (IOException e) {
            // the emitter has let the connection go
        } finally {
            open.remove(socket);
            if (idle) {
                idled.release();
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
