package badger.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What of the agent itself is in memory: {@code statm} of its own process, in pages of the size that the kernel told it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html">proc_pid_statm(5)</a>
 */
final class OwnMemory implements AutoCloseable {
    /** The entry of the auxiliary vector that tells the size of a page: getauxval(3). */
    private static final long AT_PAGESZ = 6;

    /** Seven numbers of at most 20 digits. */
    private static final int LONGEST = 7 * 21;

    private final ByteBuffer text = ByteBuffer.allocate(LONGEST);
    private final @Nullable FileChannel statm;
    private final long pageSize;
    private long residentPages;
    private long sharedPages;

    /**
     * The memory of a process.
     *
     * @param self its folder in the proc file system
     */
    OwnMemory(Path self) {
        FileChannel opened = null;
        long size = 0;
        try {
            size = pageSize(Files.readAllBytes(self.resolve("auxv")));
            opened = FileChannel.open(self.resolve("statm"), StandardOpenOption.READ);
        } catch (IOException e) {
            // Without a proc file system nothing can be told; every other module will say so.
        }
        pageSize = size;
        statm = opened;
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

    /** Reads it; answers false if that is not possible. */
    boolean read() {
        text.clear();
        try {
            if (statm == null || statm.read(text, 0) <= 0) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        text.flip();
        nextLong(); // the size of the address space
        residentPages = nextLong();
        sharedPages = nextLong();
        return true;
    }

    private long nextLong() {
        long value = 0;
        while (text.hasRemaining()) {
            int digit = text.get() - '0';
            if (digit < 0) {
                break;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** Everything that is in memory, the pages of files included that other processes may have there as well. */
    long residentBytes() {
        return residentPages * pageSize;
    }

    /** The part of it that belongs to no file, or was changed since it came from one: nothing but swap can free it. */
    long anonymousBytes() {
        return (residentPages - sharedPages) * pageSize;
    }

    @Override
    public void close() throws IOException {
        if (statm != null) {
            statm.close();
        }
    }
}
