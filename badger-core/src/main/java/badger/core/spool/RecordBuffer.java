package badger.core.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Records on their way into a segment: numbers as varints (7 bits a byte, lowest first), text as UTF-8 behind its length. */
final class RecordBuffer {
    private final CRC32C checksum = new CRC32C();
    private byte[] bytes = new byte[4096];
    private int size;
    private int start;

    /** Begins a record of a type; answers where. */
    int begin(byte type) {
        start = size;
        fixedInt(Record.MARKER);
        octet(type);
        fixedInt(0);
        fixedInt(0);
        return start;
    }

    /** Ends the record that was begun: its length and checksum are known now. */
    void end() {
        int length = size - start - Record.HEAD;
        ByteBuffer whole = ByteBuffer.wrap(bytes);
        whole.putInt(start + 5, length);
        checksum.reset();
        checksum.update(bytes, start + 4, 5);
        checksum.update(bytes, start + Record.HEAD, length);
        whole.putInt(start + 9, (int) checksum.getValue());
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void fixedInt(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** A number of 0 or more in as few bytes as it needs, any other in ten. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number of either sign in few bytes if it is near 0. */
    void signed(long value) {
        number(zigzag(value));
    }

    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    void fixedLong(long value) {
        fixedInt((int) (value >>> 32));
        fixedInt((int) value);
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void raw(String ascii) {
        byte[] encoded = ascii.getBytes(StandardCharsets.US_ASCII);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    int size() {
        return size;
    }

    /** All that was written; valid until the next write. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** Forgets the content, and memory that only a burst needed. */
    void clear() {
        size = 0;
        if (bytes.length > 64 << 10) {
            bytes = new byte[4096];
        }
    }
}
