package badger.core.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A reused buffer that grows: text and numbers as bytes, nothing allocated once it has its size. */
public final class ByteWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST_LONG = 20;
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] bytes;
    private int size;

    /** An empty one of a common size. */
    public ByteWriter() {
        this(8192);
    }

    /**
     * An empty one.
     *
     * @param capacity how many bytes it holds before it first grows
     */
    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written and keeps the memory. */
    public ByteWriter clear() {
        size = 0;
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** The memory itself, of which the first {@link #size} bytes are written; valid until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** A view of what was written; valid until the next write. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** A copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** One byte: the low eight bits. */
    public ByteWriter put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Bytes as they are. */
    public ByteWriter put(byte[] values) {
        reserve(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
        return this;
    }

    /** The low bytes of a number, least significant first. */
    public ByteWriter littleEndian(long value, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
        return this;
    }

    /** The low bytes of a number, most significant first. */
    public ByteWriter bigEndian(long value, int count) {
        reserve(count);
        for (int i = count - 1; i >= 0; i--) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
        return this;
    }

    /** Text known to be ASCII; any other character becomes a question mark. */
    public ByteWriter ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[size++] = (byte) (c < 0x80 ? c : '?');
        }
        return this;
    }

    /** Text in UTF-8; an unpaired surrogate becomes U+FFFD. */
    public ByteWriter utf8(String text) {
        int length = text.length();
        reserve(3 * length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | (c >> 6));
                continuation(c);
            } else if (isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                bytes[size++] = (byte) (0xF0 | (point >> 18));
                continuation(point >> 12);
                continuation(point >> 6);
                continuation(point);
            } else {
                char whole = Character.isSurrogate(c) ? REPLACEMENT : c;
                bytes[size++] = (byte) (0xE0 | (whole >> 12));
                continuation(whole >> 6);
                continuation(whole);
            }
        }
        return this;
    }

    /** A JSON string with its quotes, in ASCII as Python's json writes it; an unpaired surrogate becomes U+FFFD. */
    public ByteWriter jsonString(String text) {
        int length = text.length();
        reserve(6 * length + 2);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                bytes[size++] = '\\';
                bytes[size++] = (byte) c;
            } else if (c >= ' ' && c <= '~') {
                bytes[size++] = (byte) c;
            } else if (isPair(text, i)) {
                unicodeEscape(c);
                unicodeEscape(text.charAt(++i));
            } else {
                jsonEscape(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        bytes[size++] = '"';
        return this;
    }

    /** A whole number in decimal digits. */
    public ByteWriter number(long value) {
        reserve(LONGEST_LONG);
        // Digits come out last first, and of the negative value, because Long.MIN_VALUE has no positive one.
        long rest = value < 0 ? value : -value;
        if (value < 0) {
            bytes[size++] = '-';
        }
        int end = size + digits(rest);
        size = end;
        do {
            bytes[--end] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        return this;
    }

    /** A floating number in the fewest digits that read back as the same one, {@link Decimals written} as Python does. */
    public ByteWriter number(double value) {
        Decimals.write(value, this);
        return this;
    }

    /** A whole number with leading zeroes. */
    void padded(long value, int width) {
        for (int missing = width - digits(-value); missing > 0; missing--) {
            put('0');
        }
        number(value);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void jsonEscape(char c) {
        int shorthand = switch (c) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\f' -> 'f';
            case '\b' -> 'b';
            default -> 0;
        };
        if (shorthand == 0) {
            unicodeEscape(c);
        } else {
            bytes[size++] = '\\';
            bytes[size++] = (byte) shorthand;
        }
    }

    private void unicodeEscape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        bytes[size++] = HEX[c >> 12];
        bytes[size++] = HEX[(c >> 8) & 0xF];
        bytes[size++] = HEX[(c >> 4) & 0xF];
        bytes[size++] = HEX[c & 0xF];
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static int digits(long negative) {
        int count = 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    /** Not in {@link #reserve}, which is then small enough to become part of its callers. */
    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * bytes.length, 1 << 30)));
    }
}
