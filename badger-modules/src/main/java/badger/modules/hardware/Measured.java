package badger.modules.hardware;

import badger.proc.ProcFormatException;
import badger.proc.SignedNumber;
import badger.proc.SignedNumberFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A number that a driver finds out when it is read. Many a driver has files for sensors that are not there, and answers with an error:
 * there is no number then, nothing is told, and it is asked again after some reads.
 */
final class Measured implements AutoCloseable {
    private static final int REST_READS = 6;

    private final SignedNumberFile file;
    private int rest;
    private long value = SignedNumber.NONE;

    Measured(Path file) {
        this.file = new SignedNumberFile(file);
    }

    /**
     * Reads it.
     *
     * @throws ProcFormatException if what the driver said is no number
     */
    void read() throws ProcFormatException {
        value = SignedNumber.NONE;
        if (rest > 0) {
            rest--;
            return;
        }
        try {
            file.read();
            value = file.value();
        } catch (ProcFormatException e) {
            throw e;
        } catch (IOException e) {
            rest = REST_READS;
        }
    }

    /** The number that was read last, or {@link SignedNumber#NONE}. */
    long value() {
        return value;
    }

    @Override
    public void close() {
        file.close();
    }
}
