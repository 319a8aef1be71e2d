package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/mountstats}: what the client of NFS did for the file system of each of its mounts, by the names of the
 * operations. The kernel counts by superblock, and all mounts of one show the same numbers, also those of other folders of the server's
 * file system: {@link MountInfo} tells which are of one. All other file systems have a line here as well, and nothing else. Not
 * safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/mountstats.8.html">mountstats(8)</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/fs/nfs/super.c">fs/nfs/super.c, nfs_show_stats</a>
 */
public final class MountStats implements AutoCloseable {
    private static final byte[] DEVICE = "device".getBytes(US_ASCII);
    private static final byte[] MOUNTED = "mounted".getBytes(US_ASCII);
    private static final byte[] NFS = "nfs".getBytes(US_ASCII);
    private static final byte[] NFS4 = "nfs4".getBytes(US_ASCII);
    private static final byte[] BYTES = "bytes:".getBytes(US_ASCII);
    private static final byte[] RPC = "RPC".getBytes(US_ASCII);
    private static final byte[] PROGRAM = "p/v:".getBytes(US_ASCII);
    private static final byte[] PER_OPERATION = "per-op".getBytes(US_ASCII);

    /** Words between the mount point and the type of file system, and between {@code RPC} and the program. */
    private static final int WORDS_BETWEEN = 2;

    private static final int PROGRAM_WORDS_BETWEEN = 3;

    /** Of the numbers of bytes the fifth and the sixth are what went over the network. */
    private static final int BYTES_BEFORE = 4;

    private static final int VERSION = 0;
    private static final int READ = 1;
    private static final int WRITTEN = 2;
    private static final int MOUNT = 0;
    private static final int COUNT = 1;

    private final ProcFile file;
    private final Names devices = new Names(16);
    private final Names points = new Names(16);
    private final Rows mounts = new Rows(3);
    private final Names names = new Names(128);
    private final Rows operations = new Rows(2);

    /** Names the file, which is opened at the first read. */
    public MountStats(Path file) {
        this.file = new ProcFile(file, 8192);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** How many mounts of NFS there are. */
    public int mounts() {
        return mounts.size();
    }

    /** What is mounted in this row ({@code server:/export}); the same object at every read. */
    public String device(int mount) {
        mounts.get(mount, VERSION);
        return devices.name(mount);
    }

    /**
     * Where it is mounted, as the file writes it: with a backslash and three octal digits for a blank, a tab, a new line and a
     * backslash; the same object at every read.
     */
    public String point(int mount) {
        mounts.get(mount, VERSION);
        return points.name(mount);
    }

    /** The version of the protocol: 2, 3 or 4. */
    public long version(int mount) {
        return mounts.get(mount, VERSION);
    }

    /** Bytes that were read from the server. */
    public long bytesRead(int mount) {
        return mounts.get(mount, READ);
    }

    /** Bytes that were written to the server. */
    public long bytesWritten(int mount) {
        return mounts.get(mount, WRITTEN);
    }

    /** How many operations of all these mounts there are. */
    public int operations() {
        return operations.size();
    }

    /** The operation in this row ({@code READ}); the same object at every read. */
    public String operation(int row) {
        operations.get(row, MOUNT);
        return names.name(row);
    }

    /** The row of its mount. */
    public int mount(int row) {
        return (int) operations.get(row, MOUNT);
    }

    /** How often it was done. */
    public long count(int row) {
        return operations.get(row, COUNT);
    }

    /** How long the kernel took to produce what was read last, in nanoseconds. */
    public long kernelNanos() {
        return file.kernelNanos();
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        devices.begin();
        points.begin();
        mounts.clear();
        names.begin();
        operations.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        boolean trusted = false;
        boolean inMount = false;
        boolean inOperations = false;
        while (cursor.hasLine()) {
            cursor.nextToken();
            if (is(cursor, DEVICE)) {
                trusted = true;
                inMount = begins(cursor);
                inOperations = false;
            } else if (inMount && is(cursor, PER_OPERATION)) {
                inOperations = true;
            } else if (inMount && inOperations) {
                operation(cursor);
            } else if (inMount && is(cursor, BYTES)) {
                bytes(cursor);
            } else if (inMount && is(cursor, RPC)) {
                version(cursor);
            }
            cursor.endLine();
        }
        if (!trusted) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/[pid]/mountstats is in it");
        }
    }

    /** Whether a mount of NFS begins in this line. */
    private boolean begins(ProcCursor cursor) {
        boolean named = cursor.nextToken();
        int device = cursor.tokenStart();
        int deviceEnd = cursor.position();
        cursor.nextToken();
        if (!named || !is(cursor, MOUNTED)) {
            return false;
        }
        cursor.nextToken();
        cursor.nextToken();
        int point = cursor.tokenStart();
        int pointEnd = cursor.position();
        skip(cursor, WORDS_BETWEEN);
        cursor.nextToken();
        if (is(cursor, NFS) || is(cursor, NFS4)) {
            int mount = mounts.add();
            devices.share(mount, cursor.bytes(), device, deviceEnd);
            points.share(mount, cursor.bytes(), point, pointEnd);
            return true;
        }
        return false;
    }

    private void bytes(ProcCursor cursor) {
        skip(cursor, BYTES_BEFORE);
        int mount = mounts.size() - 1;
        mounts.set(mount, READ, cursor.nextLong());
        mounts.set(mount, WRITTEN, cursor.nextLong());
    }

    private void version(ProcCursor cursor) {
        skip(cursor, PROGRAM_WORDS_BETWEEN);
        // the program and a slash, then the version
        boolean said = cursor.nextToken() && is(cursor, PROGRAM) && cursor.nextTokenBefore('/') && cursor.accept('/');
        if (said && !cursor.atTokenEnd()) {
            mounts.set(mounts.size() - 1, VERSION, cursor.nextLong());
        }
    }

    private void operation(ProcCursor cursor) {
        int from = cursor.tokenStart();
        int to = cursor.position() - 1;
        if (to <= from || cursor.bytes()[to] != ':') {
            return;
        }
        long count = cursor.nextLong();
        if (count == ABSENT) {
            cursor.problem(from, "an operation and its numbers were expected");
            return;
        }
        names.share(operations.size(), cursor.bytes(), from, to);
        int row = operations.add();
        operations.set(row, MOUNT, mounts.size() - 1L);
        operations.set(row, COUNT, count);
    }

    private static void skip(ProcCursor cursor, int words) {
        for (int word = 0; word < words; word++) {
            cursor.nextToken();
        }
    }

    private static boolean is(ProcCursor cursor, byte[] word) {
        return Arrays.equals(cursor.bytes(), cursor.tokenStart(), cursor.position(), word, 0, word.length);
    }
}
