package badger.statsd;

import badger.natives.UnixDatagrams;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A Unix datagram socket in the file system, which every user of the host may write to. */
final class UnixInlet implements Inlet {
    /** As DogStatsD's own server has it. */
    private static final String ALL_MAY_WRITE = "rwx-w--w-";

    private final Path path;
    private final int kept;
    private final byte[] packet = new byte[LONGEST];
    private @Nullable UnixDatagrams socket;
    private boolean closed;

    /**
     * A socket that is not there yet.
     *
     * @param path where it will be
     * @param kept how much may wait in the kernel, in bytes; it gives no more than net.core.rmem_max
     */
    UnixInlet(Path path, int kept) {
        this.path = path;
        this.kept = kept;
    }

    @Override
    public synchronized void open() throws IOException {
        if (closed) {
            return;
        }
        if (socket != null) {
            socket.close();
        }
        removeOld();
        socket = new UnixDatagrams(path, LONGEST, kept);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(ALL_MAY_WRITE));
    }

    /** Takes away the socket that an agent left that was killed; what is no socket stays. */
    private void removeOld() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new FileAlreadyExistsException(this + " cannot be made: something that is no socket is there");
        }
        Files.delete(path);
    }

    @Override
    public byte[] packet() {
        return packet;
    }

    @Override
    public int receive() throws IOException {
        UnixDatagrams present = current();
        return present == null ? -1 : present.receive(packet);
    }

    private synchronized @Nullable UnixDatagrams current() {
        return closed ? null : socket;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (socket != null) {
            socket.close();
            Files.deleteIfExists(path);
        }
    }

    @Override
    public String toString() {
        return "socket " + path;
    }
}
