package badger.modules.hardware;

import java.io.IOException;

/**
 * A device of /sys that may take its time to answer: its files are read by whatever thread waits for them, one at a time, and what
 * they said is set by the module's own thread afterwards.
 */
interface Device extends AutoCloseable {
    /** Its folder, as messages name it. */
    String name();

    /**
     * Reads its files.
     *
     * @throws java.nio.file.NoSuchFileException if it is gone
     * @throws IOException the first thing that could not be read or understood; the rest was read
     */
    void read() throws IOException;

    /** Sets what was read last. */
    void set();

    @Override
    void close();
}
