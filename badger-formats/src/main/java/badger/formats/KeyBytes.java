package badger.formats;

import java.util.Arrays;

/** Bytes that are put together again and again. */
final class KeyBytes {
    private byte[] bytes = new byte[128];
    private int length;

    void clear() {
        length = 0;
    }

    void add(byte[] from, int begin, int end) {
        int more = end - begin;
        grow(more);
        System.arraycopy(from, begin, bytes, length, more);
        length += more;
    }

    void add(char ascii) {
        grow(1);
        bytes[length++] = (byte) ascii;
    }

    private void grow(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
