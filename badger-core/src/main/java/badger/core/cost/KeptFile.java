package badger.core.cost;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The beginning of a small file that is kept open and read again; an interrupt does not close it, as it would a channel. */
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

    /** Where what follows a word begins; negative if it is not there. */
    int after(byte[] word) {
        for (int i = 0; i + word.length <= length; i++) {
            int same = 0;
            while (same < word.length && bytes[i + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return i + same;
            }
        }
        return -1;
    }

    /** The number at a place, blanks before it left out. */
    long number(int at) {
        int i = at;
        while (i < length && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        long number = 0;
        while (i < length && bytes[i] >= '0' && bytes[i] <= '9') {
            number = number * 10 + bytes[i++] - '0';
        }
        return number;
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
