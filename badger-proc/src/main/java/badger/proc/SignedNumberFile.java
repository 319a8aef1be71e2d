package badger.proc;

import static badger.proc.SignedNumber.NONE;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of a file that holds one number, which may be below zero: an attribute of {@code /sys/class/hwmon} or
 * {@code /sys/class/thermal}. A driver may take its time to answer, or answer with an error. Not safe for use by several threads
 * at a time.
 *
 * @see <a href="https://docs.kernel.org/hwmon/sysfs-interface.html">Documentation/hwmon/sysfs-interface.rst</a>
 * @see <a href="https://docs.kernel.org/driver-api/thermal/sysfs-api.html">Documentation/driver-api/thermal/sysfs-api.rst</a>
 */
public final class SignedNumberFile implements AutoCloseable {
    private final ProcFile file;
    private long value = NONE;

    /** Names the file, which is opened at the first read. */
    public SignedNumberFile(Path file) {
        this.file = ProcFile.inOneGo(file, 32);
    }

    /**
     * Reads the file.
     *
     * @throws ProcFormatException if it does not hold one number
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The number that was read last, or {@link SignedNumber#NONE}. */
    public long value() {
        return value;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        value = NONE;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        long number = SignedNumber.last(cursor);
        cursor.endLine();
        if (number == NONE || cursor.hasProblem() || cursor.hasLine()) {
            throw cursor.nothingTrusted(file.path(), "one number was expected");
        }
        value = number;
    }
}
