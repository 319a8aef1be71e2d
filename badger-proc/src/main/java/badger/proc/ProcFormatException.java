package badger.proc;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A file of /proc or /sys whose content is not what the kernel documents, with the file and the byte offset. */
public final class ProcFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long offset;

    /**
     * Describes what was found.
     *
     * @param file the file
     * @param offset bytes from the start of the file
     * @param reason what was expected there, or what is wrong with it
     */
    public ProcFormatException(Path file, long offset, String reason) {
        super(file + ", byte " + offset + ": " + reason);
        this.offset = offset;
    }

    /** Bytes from the start of the file to the place that could not be understood. */
    public long offset() {
        return offset;
    }
}
