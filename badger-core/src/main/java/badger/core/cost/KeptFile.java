package badger.core.cost;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The beginning of a small file of numbers that is kept open and read again; an interrupt does not close it, as it would a
 * channel.
 */
final class KeptFile implements AutoCloseable {
    private final RandomAccessFile file;
    private final byte[] bytes;
    private int length;

    KeptFile(Path path, int most) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        bytes = new byte[most];
    }

    void read() throws IOException {
        file.seek(0);
        length = Math.max(0, file.read(bytes));
    }

    /** The number that so many others stand before; {@link ThreadCpu#UNKNOWN} if there is none. */
    long number(int others) {
        int at = 0;
        for (int i = 0; i < others; i++) {
            while (at < length && isDigit(at)) {
                at++;
            }
            while (at < length && !isDigit(at)) {
                at++;
            }
        }
        if (at >= length || !isDigit(at)) {
            return ThreadCpu.UNKNOWN;
        }
        long number = 0;
        while (at < length && isDigit(at)) {
            number = number * 10 + bytes[at++] - '0';
        }
        return number;
    }

    private boolean isDigit(int at) {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // nothing was written, so nothing can be lost
        }
    }
}
