package badger.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The bytes of a segment: they grow at the end and are read anywhere. Closed, it is opened again when it is needed. */
final class SegmentFile implements Closeable {
    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable SegmentScan reading;
    private long size;
    private boolean unsynced;
    /** Whether there may be something behind the end, of an append that failed. */
    private boolean torn;

    private SegmentFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /** A file that is there. */
    static SegmentFile existing(Path path) throws IOException {
        return new SegmentFile(path, Files.size(path));
    }

    /** A file that is made, with something at its head. */
    static SegmentFile create(Path path, ByteBuffer head) throws IOException {
        SegmentFile file = new SegmentFile(path, 0);
        file.channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            file.append(head);
        } catch (IOException e) {
            file.delete();
            throw e;
        }
        return file;
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        // an interrupt closes a channel for good
        if (open == null || !open.isOpen()) {
            reading = null;
            open = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** Appends all of something or, as far as anybody will see, nothing of it. */
    void append(ByteBuffer bytes) throws IOException {
        FileChannel file = channel();
        if (torn) {
            cut(size);
        }
        torn = true;
        long at = size;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
            unsynced = true;
        }
        size = at;
        torn = false;
    }

    /** Takes back what a failed append may have left behind the end. */
    void cutTail() throws IOException {
        if (torn) {
            cut(size);
        }
    }

    /** Has it end at a place. */
    void cut(long end) throws IOException {
        // what has been read may be what is written anew
        reading = null;
        channel().truncate(end);
        size = end;
        torn = false;
    }

    /** Reads records from a place on; valid until it is asked again. */
    SegmentScan from(long offset) throws IOException {
        FileChannel file = channel();
        SegmentScan scan = reading;
        if (scan == null) {
            scan = new SegmentScan(file);
            reading = scan;
        }
        scan.seek(offset, size);
        return scan;
    }

    /** Has what was written survive a loss of power. */
    void sync() throws IOException {
        if (unsynced) {
            channel().force(false);
            unsynced = false;
        }
    }

    boolean isUnsynced() {
        return unsynced;
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
        unsynced = false;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        reading = null;
        if (open != null) {
            open.close();
        }
    }
}
