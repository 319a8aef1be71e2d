package badger.modules.systemd;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bus that says it all at once to everybody who connects, whatever is asked, and listens until nobody is there any more. */
final class BusRecording implements AutoCloseable {
    private final ServerSocketChannel server;
    private volatile byte[] said = {};

    private BusRecording(ServerSocketChannel server) {
        this.server = server;
    }

    static BusRecording at(Path socket) throws IOException {
        Files.createDirectories(socket.getParent());
        BusRecording recording = new BusRecording(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)));
        Thread.ofVirtual().start(recording::serve);
        return recording;
    }

    /** This is what it says from now on. */
    void says(byte[] all) {
        said = all;
    }

    private void serve() {
        ByteBuffer heard = ByteBuffer.allocate(4096);
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                ByteBuffer saying = ByteBuffer.wrap(said);
                while (saying.hasRemaining()) {
                    client.write(saying);
                }
                client.shutdownOutput();
                while (client.read(heard.clear()) >= 0) {
                    // until the end
                }
            } catch (IOException e) {
                // the client has gone, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
