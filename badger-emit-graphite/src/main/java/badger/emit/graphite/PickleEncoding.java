package badger.emit.graphite;

import badger.core.wire.ByteWriter;

/**
 * Messages of Python's pickle protocol 2, each a list of {@code (path, (timestamp, value))} behind its length in four
 * bytes, most significant first. Only lists, tuples, byte strings and numbers occur, so that Carbon's safe unpickler
 * takes them; strings are of the kind that Python 2 wrote and that every Python reads as its plain {@code str}.
 *
 * @see <a href="https://graphite.readthedocs.io/en/latest/feeding-carbon.html#the-pickle-protocol">Feeding Carbon</a>
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools: every opcode</a>
 */
final class PickleEncoding implements Encoding {
    /** Carbon drops a connection with a longer one: MetricPickleReceiver.MAX_LENGTH, 2 ** 20. */
    static final int LONGEST_MESSAGE = 1 << 20;

    /** What a point takes besides its path: five opcodes, a length of four bytes, two numbers of nine and a bit. */
    private static final int MOST_OF_A_POINT = 48;

    private static final int LENGTH_BYTES = 4;
    private static final int SHORT_STRING = 255;

    private static final int PROTO = 0x80;
    private static final int EMPTY_LIST = ']';
    private static final int MARK = '(';
    private static final int APPENDS = 'e';
    private static final int STOP = '.';
    private static final int SHORT_BINSTRING = 'U';
    private static final int BINSTRING = 'T';
    private static final int BININT = 'J';
    private static final int LONG1 = 0x8A;
    private static final int BINFLOAT = 'G';
    private static final int TUPLE2 = 0x86;

    /** Where the message that is being written begins. */
    private int start;

    @Override
    public void begin(ByteWriter out) {
        start = out.size();
        out.bigEndian(0, LENGTH_BYTES);
        out.put(PROTO).put(2).put(EMPTY_LIST).put(MARK);
    }

    @Override
    public void integer(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, long value) {
        beginPoint(out, prefix, path, epochSecond);
        integer(out, value);
        endPoint(out);
    }

    @Override
    public void floating(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, double value) {
        beginPoint(out, prefix, path, epochSecond);
        out.put(BINFLOAT);
        out.bigEndian(Double.doubleToRawLongBits(value), Double.BYTES);
        endPoint(out);
    }

    @Override
    public void end(ByteWriter out) {
        out.put(APPENDS).put(STOP);
        int length = out.size() - start - LENGTH_BYTES;
        byte[] bytes = out.array();
        for (int i = 0; i < LENGTH_BYTES; i++) {
            bytes[start + i] = (byte) (length >>> (Byte.SIZE * (LENGTH_BYTES - 1 - i)));
        }
    }

    private void beginPoint(ByteWriter out, byte[] prefix, byte[] path, long epochSecond) {
        int length = prefix.length + path.length;
        if (out.size() - start + length + MOST_OF_A_POINT > LONGEST_MESSAGE) {
            end(out);
            begin(out);
        }
        if (length <= SHORT_STRING) {
            out.put(SHORT_BINSTRING).put(length);
        } else {
            out.put(BINSTRING);
            out.littleEndian(length, Integer.BYTES);
        }
        out.put(prefix).put(path);
        integer(out, epochSecond);
    }

    /** Closes the tuple of time and value, and that of path and both. */
    private static void endPoint(ByteWriter out) {
        out.put(TUPLE2).put(TUPLE2);
    }

    private static void integer(ByteWriter out, long value) {
        if (value == (int) value) {
            out.put(BININT);
            out.littleEndian(value, Integer.BYTES);
        } else {
            out.put(LONG1).put(Long.BYTES);
            out.littleEndian(value, Long.BYTES);
        }
    }
}
