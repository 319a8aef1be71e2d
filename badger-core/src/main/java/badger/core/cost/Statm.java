package badger.core.cost;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What of a process is in memory: {@code statm}, in pages of the size that the kernel told the process. {@code status} has
 * the same in kB, and costs the kernel several times as much.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html">proc_pid_statm(5)</a>
 */
final class Statm {
    /** The entry of the auxiliary vector that tells the size of a page: getauxval(3). */
    private static final long AT_PAGESZ = 6;

    /** Seven numbers of at most 20 digits. */
    private static final int LONGEST = 7 * 21;

    private static final int RESIDENT = 1;
    private static final int SHARED = 2;

    private final KeptFile file;
    private final long pageSize;

    /**
     * The memory of a process.
     *
     * @param self its folder in the proc file system
     */
    Statm(Path self) throws IOException {
        pageSize = pageSize(Files.readAllBytes(self.resolve("auxv")));
        file = new KeptFile(self.resolve("statm"), LONGEST);
    }

    /** Pairs of a key and a value, each as long as a word of a 64-bit machine. */
    private static long pageSize(byte[] auxiliaryVector) throws IOException {
        ByteBuffer pairs = ByteBuffer.wrap(auxiliaryVector).order(ByteOrder.nativeOrder());
        while (pairs.remaining() >= 2 * Long.BYTES) {
            long key = pairs.getLong();
            long value = pairs.getLong();
            if (key == AT_PAGESZ) {
                return value;
            }
        }
        throw new IOException("no size of a page");
    }

    long residentBytes() throws IOException {
        file.read();
        return bytes(file.number(RESIDENT));
    }

    long anonymousBytes() throws IOException {
        file.read();
        return bytes(file.number(RESIDENT) - file.number(SHARED));
    }

    private long bytes(long pages) throws IOException {
        if (file.number(SHARED) == ThreadCpu.UNKNOWN) {
            throw new IOException("statm is cut off");
        }
        return pages * pageSize;
    }
}
