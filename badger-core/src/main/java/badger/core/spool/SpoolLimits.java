package badger.core.spool;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How much a spool may hold.
 *
 * @param bytes the most disk it takes
 * @param age how old a frame may become
 * @param segmentBytes from which size on a segment is followed by another
 * @param disk what the disk has left
 */
public record SpoolLimits(long bytes, Duration age, long segmentBytes, Disk disk) {
    /** What is always left to others. */
    private static final long RESERVE_BYTES = 1L << 30;

    private static final int RESERVE_PARTS = 20;
    /** Of so many segments the oldest can go without all going. */
    private static final int SEGMENTS = 8;

    private static final long SEGMENT_BYTES = 4L << 20;

    /** Tells what a disk has left. */
    @FunctionalInterface
    public interface Disk {
        /** How many bytes may still be written to the file system of a folder; negative if others lack some already. */
        long room(Path folder) throws IOException;
    }

    /**
     * Limits on a real disk, of which a twentieth and at least 1 GiB is left to others.
     *
     * @param bytes the most disk it takes
     * @param age how old a frame may become
     */
    public static SpoolLimits of(long bytes, Duration age) {
        long segmentBytes = Math.max(1 << 16, Math.min(SEGMENT_BYTES, bytes / SEGMENTS));
        return new SpoolLimits(bytes, age, segmentBytes, SpoolLimits::room);
    }

    /** From which age of its first frame on a segment is followed by another: it goes once its last one is too old. */
    Duration segmentAge() {
        return age.dividedBy(SEGMENTS);
    }

    private static long room(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.getUsableSpace() - Math.max(RESERVE_BYTES, store.getTotalSpace() / RESERVE_PARTS);
    }
}
