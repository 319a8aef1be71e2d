package badger.natives;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How much room a mounted file system has, in bytes and in inodes.
 *
 * @param total its size in bytes (f_blocks x f_frsize)
 * @param free bytes that nothing uses (f_bfree)
 * @param available bytes of these that are not reserved for root (f_bavail)
 * @param inodes files there can be (f_files); 0 if it makes them as it needs them
 * @param inodesFree how many of them nothing uses (f_ffree)
 * @see <a href="https://man7.org/linux/man-pages/man2/statfs.2.html">statfs(2)</a>
 */
public record Statfs(long total, long free, long available, long inodes, long inodesFree) {
    /** {@code struct statfs} of 64-bit kernels: include/uapi/asm-generic/statfs.h. */
    private static final int SIZE = 120;

    private static final int BLOCK_SIZE = 8;
    private static final int BLOCKS = 16;
    private static final int BLOCKS_FREE = 24;
    private static final int BLOCKS_AVAILABLE = 32;
    private static final int FILES = 40;
    private static final int FILES_FREE = 48;
    private static final int FRAGMENT_SIZE = 72;

    /**
     * Asks the kernel; waits for as long as the file system does.
     *
     * @param mountPoint a file or folder of it
     * @throws IOException if it cannot be asked
     */
    public static Statfs of(Path mountPoint) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(mountPoint.toString());
            MemorySegment memory = arena.allocate(SIZE, Long.BYTES);
            SystemCall.STATFS.call(mountPoint.toString(), path.address(), memory.address());
            ByteBuffer answer = memory.asByteBuffer().order(ByteOrder.nativeOrder());
            // kernels before 2.6 left the fragment size 0: it is the block size then
            long fragment = answer.getLong(FRAGMENT_SIZE);
            long unit = fragment > 0 ? fragment : answer.getLong(BLOCK_SIZE);
            return new Statfs(
                    unit * answer.getLong(BLOCKS),
                    unit * answer.getLong(BLOCKS_FREE),
                    unit * answer.getLong(BLOCKS_AVAILABLE),
                    answer.getLong(FILES),
                    answer.getLong(FILES_FREE));
        }
    }
}
