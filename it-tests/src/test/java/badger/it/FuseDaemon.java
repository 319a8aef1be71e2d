package badger.it;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The daemon of an empty file system in user space: it says how large it is, and that it is a folder. Requests come from its
 * standard input, which is {@code /dev/fuse}, and answers go to its standard output, which is the same.
 *
 * @see <a href="https://www.man7.org/linux/man-pages/man4/fuse.4.html">fuse(4)</a>
 */
final class FuseDaemon {
    /** Blocks that it has, and that are free. */
    static final int BLOCKS = 1000;

    static final int FREE = 400;
    static final int BLOCK_BYTES = 4096;

    private static final int FORGET = 2;
    private static final int GETATTR = 3;
    private static final int STATFS = 17;
    private static final int INIT = 26;
    private static final int INTERRUPT = 36;
    private static final int BATCH_FORGET = 42;

    private static final int HEAD = 16;
    private static final int NOT_IMPLEMENTED = -38;
    private static final int FOLDER = 0x41ed;

    /** No request is longer than what INIT allows a write to be, and its head. */
    private static final int LONGEST = 1 << 17;

    private FuseDaemon() {}

    public static void main(String... arguments) throws IOException {
        try (FileInputStream requests = new FileInputStream(FileDescriptor.in);
                FileOutputStream answers = new FileOutputStream(FileDescriptor.out)) {
            byte[] request = new byte[LONGEST];
            while (requests.read(request) > 0) {
                ByteBuffer read = ByteBuffer.wrap(request).order(ByteOrder.nativeOrder());
                int what = read.getInt(4);
                if (what != FORGET && what != BATCH_FORGET && what != INTERRUPT) {
                    answers.write(answer(what, read.getLong(8)));
                }
            }
        }
    }

    private static byte[] answer(int what, long id) {
        byte[] body = switch (what) {
            case INIT ->
                ofBytes(64)
                        .putInt(7)
                        .putInt(31)
                        .putInt(1 << 16)
                        .putInt(0)
                        .putInt(0)
                        .putInt(4096)
                        .array();
            case STATFS ->
                ofBytes(80)
                        .putLong(BLOCKS)
                        .putLong(FREE)
                        .putLong(FREE)
                        .putLong(BLOCKS)
                        .putLong(FREE)
                        .putInt(BLOCK_BYTES)
                        .putInt(255)
                        .putInt(BLOCK_BYTES)
                        .array();
            case GETATTR ->
                ofBytes(104)
                        .putLong(0, 1)
                        .putLong(16, 1)
                        .putInt(76, FOLDER)
                        .putInt(80, 2)
                        .array();
            default -> new byte[0];
        };
        int length = HEAD + body.length;
        return ofBytes(length)
                .putInt(length)
                .putInt(body.length == 0 ? NOT_IMPLEMENTED : 0)
                .putLong(id)
                .put(body)
                .array();
    }

    private static ByteBuffer ofBytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    }
}
