package badger.core.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Finds the records of a segment file one after the other, also behind damaged ones. */
final class SegmentScan {
    private static final int WINDOW = 64 << 10;

    private final FileChannel channel;
    private long fileSize;
    private final CRC32C checksum = new CRC32C();
    private byte[] window = new byte[WINDOW];
    /** Where in the file the window begins, and how much of it is filled. */
    private long base;

    private int filled;

    private long position;
    private long validEnd;
    private long recordStart;
    private int length;
    private int damaged;

    SegmentScan(FileChannel channel) {
        this.channel = channel;
    }

    /** Goes to a place of the file, which is so long by now; nothing is damaged from there on yet. */
    void seek(long to, long size) {
        position = to;
        validEnd = to;
        fileSize = size;
        damaged = 0;
    }

    /** Goes to the next valid record; answers false at the end. */
    boolean next() throws IOException {
        boolean broken = false;
        while (fileSize - position >= Record.HEAD) {
            if (isRecordAt(position)) {
                if (broken) {
                    damaged++;
                }
                recordStart = position;
                position += Record.HEAD + length;
                validEnd = position;
                return true;
            }
            broken = true;
            position = nextMarker(position + 1);
        }
        if (broken && !isTornAt(validEnd)) {
            damaged++;
        }
        return false;
    }

    /** Whether a record begins here whose end is not there. */
    private boolean isTornAt(long at) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(window).position(load(at, Record.HEAD));
        if (head.getInt() != Record.MARKER) {
            return false;
        }
        head.get();
        int announced = head.getInt();
        return announced >= 0 && announced <= Record.LONGEST && announced > fileSize - at - Record.HEAD;
    }

    private boolean isRecordAt(long at) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(window).position(load(at, Record.HEAD));
        if (head.getInt() != Record.MARKER) {
            return false;
        }
        head.get();
        int announced = head.getInt();
        int expected = head.getInt();
        if (announced < 0 || announced > Record.LONGEST || announced > fileSize - at - Record.HEAD) {
            return false;
        }
        int from = load(at, Record.HEAD + announced);
        checksum.reset();
        checksum.update(window, from + 4, 5);
        checksum.update(window, from + Record.HEAD, announced);
        length = announced;
        return (int) checksum.getValue() == expected;
    }

    private long nextMarker(long from) throws IOException {
        long at = from;
        while (fileSize - at >= Record.HEAD) {
            int i = load(at, Record.HEAD);
            int last = filled - Integer.BYTES;
            for (; i <= last; i++) {
                if (window[i] == (byte) (Record.MARKER >> 24)
                        && ByteBuffer.wrap(window).getInt(i) == Record.MARKER) {
                    return base + i;
                }
            }
            at = base + i;
        }
        return fileSize;
    }

    /** Has some bytes of the file in the window; answers where in it they begin. */
    private int load(long at, int bytes) throws IOException {
        if (at >= base && at + bytes <= base + filled) {
            return (int) (at - base);
        }
        if (window.length < bytes) {
            window = Arrays.copyOf(window, Math.max(bytes, window.length * 2));
        }
        base = at;
        filled = 0;
        ByteBuffer into = ByteBuffer.wrap(window);
        while (filled < window.length) {
            int read = channel.read(into, base + filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        if (filled < bytes) {
            throw new DamagedException("the file became shorter while it was read");
        }
        return 0;
    }

    byte type() {
        return window[(int) (recordStart - base) + 4];
    }

    /** Where the record begins in the file. */
    long recordStart() {
        return recordStart;
    }

    /** The payload, valid until the next record is sought. */
    RecordCursor payload(RecordCursor cursor) {
        int from = (int) (recordStart - base) + Record.HEAD;
        return cursor.over(window, from, from + length);
    }

    /** Where the last valid record ends: what is behind it is a torn tail. */
    long validEnd() {
        return validEnd;
    }

    /** How many stretches of damage there are since the last seek, a torn tail not counted. */
    int damaged() {
        return damaged;
    }
}
