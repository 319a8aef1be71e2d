package badger.emit.influx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compresses bodies (RFC 1952) with memory that is used again. */
final class Gzip {
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TAIL = 8;

    // Never ended by us: close() may come from another thread in the middle of a call. Java frees it.
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 crc = new CRC32();
    private byte[] out = new byte[8192];

    /** The compressed bytes, valid until the next call. */
    ByteBuffer compress(ByteBuffer plain) {
        int length = plain.remaining();
        crc.reset();
        crc.update(plain.duplicate());
        System.arraycopy(HEAD, 0, out, 0, HEAD.length);
        int size = HEAD.length;
        deflater.reset();
        deflater.setInput(plain.duplicate());
        deflater.finish();
        while (!deflater.finished()) {
            if (out.length - size <= TAIL) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            size += deflater.deflate(out, size, out.length - size - TAIL);
        }
        ByteBuffer packed = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        packed.position(size).putInt((int) crc.getValue()).putInt(length).flip();
        return packed;
    }
}
