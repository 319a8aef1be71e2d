package badger.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** A port of this host behind which a server is, or nobody: whoever connects then is refused, and who was connected is cut off. */
final class Link implements AutoCloseable {
    private final String server;
    private final int serverPort;
    private final InetSocketAddress address;
    private final Set<Socket> sockets = new HashSet<>();
    private final Semaphore requests = new Semaphore(0);
    private ServerSocket listening;

    /**
     * An open link.
     *
     * @param number of the address that it has for itself: no connection of anybody to port and address begins there
     */
    Link(int number, String server, int serverPort) throws IOException {
        this.server = server;
        this.serverPort = serverPort;
        ServerSocket first = listen(new InetSocketAddress(InetAddress.getByName("127.0.0." + number), 0));
        address = (InetSocketAddress) first.getLocalSocketAddress();
        listening = first;
        Thread.ofVirtual().start(() -> accept(first));
    }

    private static ServerSocket listen(InetSocketAddress at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(at);
        return socket;
    }

    String host() {
        return address.getAddress().getHostAddress();
    }

    int port() {
        return address.getPort();
    }

    /** The server is there from now on. */
    synchronized void open() throws IOException {
        if (listening.isClosed()) {
            ServerSocket next = listen(address);
            listening = next;
            Thread.ofVirtual().start(() -> accept(next));
        }
    }

    /** Nobody is there from now on. */
    synchronized void cut() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Tells of each piece of a request that has been handed on. */
    Semaphore requests() {
        return requests;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Thread.ofVirtual().start(() -> connect(from, client));
            } catch (IOException e) {
                // cut, or a client that has gone meanwhile
            }
        }
    }

    private void connect(ServerSocket from, Socket client) {
        try (client;
                Socket behind = new Socket(server, serverPort)) {
            if (keep(from, client, behind)) {
                Thread answers = Thread.ofVirtual().start(() -> hand(behind, client, false));
                hand(client, behind, true);
                answers.join();
            }
        } catch (IOException e) {
            // the server does not answer: the client is cut off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(client);
        }
    }

    /** Answers whether the link has not been cut meanwhile. */
    private synchronized boolean keep(ServerSocket from, Socket client, Socket behind) {
        if (from.isClosed()) {
            return false;
        }
        sockets.add(client);
        sockets.add(behind);
        return true;
    }

    private synchronized void forget(Socket client) {
        sockets.remove(client);
        sockets.removeIf(Socket::isClosed);
    }

    private void hand(Socket one, Socket other, boolean isRequest) {
        try (one;
                other) {
            InputStream in = one.getInputStream();
            OutputStream out = other.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                if (isRequest) {
                    requests.release();
                }
            }
        } catch (IOException e) {
            // one of the two has gone: so does the other
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
