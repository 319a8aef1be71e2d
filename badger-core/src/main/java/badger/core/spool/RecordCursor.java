package badger.core.spool;

import java.nio.charset.StandardCharsets;

/** Reads a record's payload; one that does not hold what it must is a {@link DamagedException}. */
final class RecordCursor {
    private byte[] bytes = {};
    private int at;
    private int end;

    /** Goes to the payload between two places. */
    RecordCursor over(byte[] of, int from, int to) {
        bytes = of;
        at = from;
        end = to;
        return this;
    }

    int octet() throws DamagedException {
        if (at >= end) {
            throw new DamagedException("a record ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    long number() throws DamagedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new DamagedException("a number of more than 64 bits");
    }

    /** A number from 0 to {@code most}. */
    int count(int most) throws DamagedException {
        long value = number();
        if (value < 0 || value > most) {
            throw new DamagedException("a count of " + Long.toUnsignedString(value) + ", " + most + " at most");
        }
        return (int) value;
    }

    long signed() throws DamagedException {
        return unzigzag(number());
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    long fixedLong() throws DamagedException {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    String text() throws DamagedException {
        int length = count(end - at);
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    /** Where it is. */
    int position() {
        return at;
    }

    /** Goes over some bytes; answers where they begin. */
    int skip(int length) throws DamagedException {
        if (length > end - at) {
            throw new DamagedException("a record ends too early");
        }
        int from = at;
        at += length;
        return from;
    }

    /** How many bytes are left. */
    int left() {
        return end - at;
    }
}
