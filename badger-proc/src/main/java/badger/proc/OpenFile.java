package badger.proc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of many files of a kind, which one reader reads in turn: it stays open from the first read on, and everything else
 * that reading takes is the reader's. Not safe for use by several threads.
 */
public final class OpenFile implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel channel;

    /** Names the file, which is opened at the first read. */
    public OpenFile(Path path) {
        this.path = path;
    }

    /** Its name. */
    public Path path() {
        return path;
    }

    /** Whether it is open: it was read, and neither closed nor gone since then. */
    public boolean isOpen() {
        return channel != null;
    }

    @Nullable
    FileChannel channel() {
        return channel;
    }

    void opened(FileChannel as) {
        channel = as;
    }

    /** Closes the file; reading it again opens it again. */
    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was written, so nothing can be lost.
            }
        }
    }
}
