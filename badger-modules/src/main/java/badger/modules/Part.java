package badger.modules;

import badger.core.spi.Tick;
import java.io.IOException;

/** A part of a module that is read, and fails, for itself. */
public interface Part extends AutoCloseable {
    /**
     * Reads it and sets what was read.
     *
     * @param tick the second that is collected
     * @throws java.nio.file.NoSuchFileException if this kernel does not have it
     * @throws IOException if it cannot be read
     */
    void read(Tick tick) throws IOException;

    @Override
    void close();
}
