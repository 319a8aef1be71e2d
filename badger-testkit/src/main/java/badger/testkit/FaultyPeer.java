package badger.testkit;

import badger.testkit.PeerProtocol.Received;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A back end on 127.0.0.1 that misbehaves as it is told, and keeps its port while it does. */
public final class FaultyPeer implements AutoCloseable {
    /** What a connection meets that is made from now on. */
    public enum Behaviour {
        /** It is served. */
        SERVE,
        /** It is closed at once. */
        CLOSE,
        /** It stays open and nothing is ever read. */
        HANG,
        /** It is served in small pieces, each a millisecond after the other. */
        READ_SLOWLY,
        /** Bytes that mean nothing come as its answer; what it sends is read by the protocol. */
        ANSWER_GARBAGE,
        /** An answer comes that never ends; what it sends is read by the protocol. */
        ANSWER_WITHOUT_END
    }

    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    /** Small, so that a peer that does not read is noticed after little. */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private static final int SMALL_PIECE = 512;
    private static final int GARBAGE = 8192;

    private final PeerProtocol protocol;
    private final Received received;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> discarded = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Behaviour behaviour = Behaviour.SERVE;
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;

    /**
     * A peer that listens and serves.
     *
     * @param protocol the back end's protocol
     * @param received told of the points that were served
     */
    public FaultyPeer(PeerProtocol protocol, Received received) throws IOException {
        this.protocol = protocol;
        this.received = received;
        ServerSocket first = listen(0);
        port = first.getLocalPort();
        start(first);
    }

    /** Where it listens. */
    public String host() {
        return ADDRESS.getHostAddress();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** How many connections were made so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open: not closed by either end. */
    public int open() {
        return open.size();
    }

    /** Says what connections meet that are made from now on; those that hang are let go. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Refuses connections from now on, and closes those that there are. */
    public void refuse() throws IOException {
        ServerSocket gone = listener;
        listener = null;
        if (gone != null) {
            gone.close();
            awaitEndOfAccepting();
        }
        closeAll();
    }

    /** While a thread is still on its way out of accepting, the kernel holds the port. */
    private void awaitEndOfAccepting() throws IOException {
        Thread last = acceptor;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("while the peer stopped listening");
            }
        }
    }

    /** Listens again after it has refused, and serves. */
    public void listenAgain() throws IOException {
        behaviour = Behaviour.SERVE;
        start(listen(port));
    }

    /** Closes all and listens again on the same port, as a server that is restarted. */
    public void restart() throws IOException {
        refuse();
        listenAgain();
    }

    /** Shuts the output of all connections down; what comes over them from now on is read and thrown away. */
    public void halfClose() throws IOException {
        for (Socket socket : open) {
            discarded.add(socket);
            socket.shutdownOutput();
        }
    }

    /** Closes all connections. */
    public void closeAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.bind(new InetSocketAddress(ADDRESS, port));
        return socket;
    }

    private void start(ServerSocket socket) {
        listener = socket;
        acceptor = Thread.ofPlatform().daemon().name("peer").start(() -> accept(socket));
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                open.add(socket);
                accepted.incrementAndGet();
                Thread.ofPlatform().daemon().name("peer-connection").start(() -> meet(socket, behaviour));
            } catch (IOException e) {
                // The listener was closed, or a connection was gone before it was accepted: both are what tests do.
            }
        }
    }

    private void meet(Socket socket, Behaviour how) {
        try (socket) {
            switch (how) {
                case CLOSE -> socket.close();
                case HANG -> hang(socket);
                case SERVE -> serve(socket, socket.getInputStream(), socket.getOutputStream());
                case READ_SLOWLY -> serve(socket, new Slow(socket.getInputStream()), socket.getOutputStream());
                case ANSWER_GARBAGE, ANSWER_WITHOUT_END -> {
                    Thread.ofPlatform().daemon().name("peer-garbage").start(() -> answer(socket, how));
                    serve(socket, socket.getInputStream(), OutputStream.nullOutputStream());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What the other end, or the test, did to the connection.
        } finally {
            open.remove(socket);
            discarded.remove(socket);
        }
    }

    private void serve(Socket socket, InputStream in, OutputStream out) throws IOException {
        protocol.serve(in, out, (second, value) -> {
            if (!discarded.contains(socket)) {
                received.point(second, value);
            }
        });
    }

    private void hang(Socket socket) throws IOException {
        while (behaviour == Behaviour.HANG && !socket.isClosed()) {
            LockSupport.parkNanos(1_000_000);
        }
        // The end of the stream shows that the emitter has let this connection go.
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void answer(Socket socket, Behaviour how) {
        byte[] garbage = new byte[GARBAGE];
        new Random(1).nextBytes(garbage);
        try {
            OutputStream out = socket.getOutputStream();
            do {
                out.write(garbage);
            } while (how == Behaviour.ANSWER_WITHOUT_END);
        } catch (IOException e) {
            // The other end has closed it, as it should.
        }
    }

    /** Gives little at a time. */
    private static final class Slow extends FilterInputStream {
        private Slow(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            LockSupport.parkNanos(1_000_000);
            return in.read(bytes, offset, Math.min(length, SMALL_PIECE));
        }
    }
}
