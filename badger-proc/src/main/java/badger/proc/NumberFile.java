package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of a file that holds one number: a setting of {@code /proc/sys}, an attribute of {@code /sys}, a limit of a control
 * group. The word {@code max}, which control groups print where there is no limit, is an absent number. Not safe for use by
 * several threads.
 *
 * @see <a href="https://docs.kernel.org/filesystems/sysfs.html">Documentation/filesystems/sysfs.rst</a>
 */
public final class NumberFile implements AutoCloseable {
    private static final byte[] UNLIMITED = "max".getBytes(US_ASCII);

    private final ProcFile file;
    private long value = ABSENT;

    /** Names the file, which is opened at the first read. */
    public NumberFile(Path file) {
        this.file = ProcFile.inOneGo(file, 64);
    }

    /** A reader of many such files, each of which is given when it is read. */
    public NumberFile() {
        this.file = ProcFile.inOneGo(64);
    }

    /**
     * Reads one of many files.
     *
     * @throws ProcFormatException if it does not hold one number
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile one) throws IOException {
        clear();
        parse(file.read(one));
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

    /** The number that was read last. */
    public long value() {
        return value;
    }

    /** How long the kernel took to produce what was read last, in nanoseconds. */
    public long kernelNanos() {
        return file.kernelNanos();
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        value = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean unlimited = cursor.accept(UNLIMITED);
        long number = unlimited ? ABSENT : cursor.lastLong();
        boolean whole = cursor.atLineEnd();
        cursor.endLine();
        if (!whole || cursor.hasProblem() || cursor.hasLine() || (number == ABSENT && !unlimited)) {
            throw cursor.nothingTrusted(file.path(), "one number was expected");
        }
        value = number;
    }
}
