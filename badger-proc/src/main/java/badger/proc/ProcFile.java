package badger.proc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept open and read again from its start, whole, into one buffer that grows when it must; or many files
 * that are read in turn. One that went stale (its channel closed by an interrupt, its process gone, nothing in it any more)
 * is opened again.
 */
final class ProcFile implements AutoCloseable {
    /** Four times what /proc/stat takes on a host of 512 cores; an endless file must not take a small heap. */
    private static final int LARGEST = 4 << 20;

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    /** What is named by a reader of many files until the first of them is read. */
    private static final Path NONE = Path.of("");

    private final LongSupplier nanoTime;
    /** Whether a read that leaves room has read all there is. */
    private final boolean inOneGo;

    private final ProcCursor cursor = new ProcCursor();
    private byte[] bytes;
    /** Where the kernel writes to: memory outside the heap, which the JDK would otherwise fetch and give back at each read. */
    private ByteBuffer buffer;

    private OpenFile file;
    private int length;
    private long kernelNanos;

    /** The buffer for many files, each of which is given when it is read. */
    ProcFile(int expectedBytes) {
        this(NONE, expectedBytes);
    }

    ProcFile(Path path, int expectedBytes) {
        this(path, expectedBytes, System::nanoTime, false);
    }

    ProcFile(Path path, int expectedBytes, LongSupplier nanoTime, boolean inOneGo) {
        this.file = new OpenFile(path);
        this.nanoTime = nanoTime;
        this.inOneGo = inOneGo;
        this.bytes = new byte[expectedBytes];
        this.buffer = ByteBuffer.allocateDirect(expectedBytes);
    }

    /**
     * A file that the kernel makes in one go, by {@code single_open()}, as a setting or as an attribute: a read that leaves room has
     * read all of it, and is not followed by one that finds the end. It does not hold for files of many records
     * ({@code seq_open()}), which come in pieces.
     *
     * @see <a href="https://docs.kernel.org/filesystems/seq_file.html">Documentation/filesystems/seq_file.rst</a>
     */
    static ProcFile inOneGo(Path path, int expectedBytes) {
        return new ProcFile(path, expectedBytes, System::nanoTime, true);
    }

    /** The same for many files, each of which is given when it is read. */
    static ProcFile inOneGo(int expectedBytes) {
        return inOneGo(NONE, expectedBytes);
    }

    /** Reads the file: a cursor at its first byte, valid until the next read. */
    ProcCursor read() throws IOException {
        return read(1);
    }

    private ProcCursor read(int atLeast) throws IOException {
        cursor.reset(bytes, 0);
        long began = nanoTime.getAsLong();
        length = readKept();
        if (length < atLeast) {
            length = readAnew();
        }
        kernelNanos = nanoTime.getAsLong() - began;
        cursor.reset(bytes, length);
        return cursor;
    }

    /** Reads one of many files in the same way, but for one that has nothing in it, which may well be so. */
    ProcCursor read(OpenFile one) throws IOException {
        file = one;
        return read(0);
    }

    /** How many bytes were read last, a line that was cut off included. */
    int length() {
        return length;
    }

    /** How long the kernel took to produce what was read last. */
    long kernelNanos() {
        return kernelNanos;
    }

    Path path() {
        return file.path();
    }

    /** The first problem found in what was read last. */
    @Nullable
    ProcFormatException problem() {
        return cursor.problem(file.path());
    }

    /** Closes the file that was read last; reading it again opens it again. */
    @Override
    public void close() {
        file.close();
    }

    private int readKept() {
        FileChannel kept = file.channel();
        if (kept == null) {
            return -1;
        }
        try {
            return fill(kept);
        } catch (IOException e) {
            // Stale (ESRCH, ESTALE, closed): what the name leads to now is opened, or says what is wrong.
            return -1;
        }
    }

    private int readAnew() throws IOException {
        close();
        FileChannel opened = FileChannel.open(file.path(), READ, NO_ATTRIBUTES);
        file.opened(opened);
        try {
            return fill(opened);
        } catch (IOException e) {
            close();
            throw named(file.path().toString(), e);
        }
    }

    /** Reads on until nothing more comes: files of /proc have no size, and may be read short. */
    int fill(FileChannel source) throws IOException {
        buffer.clear();
        int filled = 0;
        int count = source.read(buffer, 0);
        while (count > 0) {
            filled += count;
            if (filled == bytes.length) {
                grow();
            } else if (inOneGo) {
                break;
            }
            count = source.read(buffer, filled);
        }
        buffer.get(0, bytes, 0, filled);
        return filled;
    }

    private void grow() throws IOException {
        int size = bytes.length;
        if (size >= LARGEST) {
            throw new FileSystemException(file.path().toString(), null, "larger than " + LARGEST + " bytes");
        }
        bytes = new byte[2 * size];
        buffer = ByteBuffer.allocateDirect(2 * size).put(buffer.flip());
    }

    /** The same failure with the name of its file. */
    static IOException named(String path, IOException failure) {
        if (failure instanceof FileSystemException) {
            return failure;
        }
        String reason = failure.getMessage();
        FileSystemException named = new FileSystemException(path, null, reason != null ? reason : failure.toString());
        named.initCause(failure);
        return named;
    }
}
