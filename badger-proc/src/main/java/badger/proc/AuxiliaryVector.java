package badger.proc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reader of {@code /proc/[pid]/auxv}: what the kernel told a process when it was started, of which the size of a page of
 * memory, in bytes, is the same for all. Pairs of a key and a value, each as long as a word of a 64-bit machine.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_auxv.5.html">proc_pid_auxv(5)</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/getauxval.3.html">getauxval(3)</a>
 */
public final class AuxiliaryVector {
    /** {@code AT_PAGESZ}: getauxval(3). */
    private static final long PAGE_SIZE = 6;

    private final Path file;
    private long pageSize = ProcValue.ABSENT;

    /** Names the file. */
    public AuxiliaryVector(Path file) {
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @throws ProcFormatException if no size of a page is in it
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        pageSize = ProcValue.ABSENT;
        ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        while (pairs.remaining() >= 2 * Long.BYTES) {
            long key = pairs.getLong();
            long value = pairs.getLong();
            if (key == PAGE_SIZE && value > 0) {
                pageSize = value;
                return;
            }
        }
        throw new ProcFormatException(file, 0, "a size of a page was expected");
    }

    /** Bytes of a page of memory. */
    public long pageSize() {
        return pageSize;
    }
}
