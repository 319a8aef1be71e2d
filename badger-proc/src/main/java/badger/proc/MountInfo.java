package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/mountinfo}: every mount that the process sees, in the kernel's order. The table hardly ever
 * changes, so that nothing is parsed while its bytes are the same. Since 2.6.26. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
public final class MountInfo implements AutoCloseable {
    private final ProcFile file;
    private byte[] content = {};
    private List<Mount> mounts = new ArrayList<>();
    private @Nullable ProcFormatException problem;

    /** Names the file, which is opened at the first read. */
    public MountInfo(Path file) {
        this.file = new ProcFile(file, 8192);
    }

    /**
     * Reads the file. A line that cannot be trusted is left out, and {@link #problem()} tells of it.
     *
     * @return whether it is another table than the last read's
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public boolean read() throws IOException {
        ProcCursor cursor = file.read();
        if (content.length > 0 && cursor.accept(content) && !cursor.hasLine() && !cursor.hasProblem()) {
            return false;
        }
        cursor.moveTo(0);
        content = new byte[0];
        clear();
        parse(cursor);
        problem = file.problem();
        if (problem == null) {
            content = Arrays.copyOf(cursor.bytes(), cursor.position());
        }
        return true;
    }

    /** The first problem of the table that was read last, or null. */
    public @Nullable ProcFormatException problem() {
        return problem;
    }

    /** The mounts, in the kernel's order. */
    public List<Mount> mounts() {
        return mounts;
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
        mounts = new ArrayList<>();
        problem = null;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            Mount mount = line(cursor);
            if (mount != null) {
                mounts.add(mount);
            }
            cursor.endLine();
        }
        if (mounts.isEmpty()) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/[pid]/mountinfo is in it");
        }
    }

    private static @Nullable Mount line(ProcCursor cursor) {
        int start = cursor.position();
        long id = cursor.nextLong();
        long parent = cursor.nextLong();
        if (id == ABSENT || parent == ABSENT) {
            cursor.problem(start, "the numbers of a mount and of its parent were expected");
            return null;
        }
        String device = text(cursor);
        String root = text(cursor);
        String point = text(cursor);
        cursor.nextToken();
        boolean readOnly = isReadOnly(cursor);
        if (!skipOptionalFields(cursor)) {
            cursor.problem(cursor.position(), "six fields and a dash were expected");
            return null;
        }
        String type = text(cursor);
        String source = text(cursor);
        if (source.isEmpty()) {
            cursor.problem(cursor.position(), "a type and options were expected");
            return null;
        }
        boolean readOnlyAtAll = isReadOnly(cursor);
        boolean sourceIsEmpty = true;
        while (cursor.nextToken()) {
            // what stands last are the options of the file system itself
            readOnlyAtAll = isReadOnly(cursor);
            sourceIsEmpty = false;
        }
        return new Mount(id, parent, device, root, point, type, sourceIsEmpty ? "" : source, readOnly || readOnlyAtAll);
    }

    /** Moves behind the dash that ends the optional fields; false if there is none. */
    private static boolean skipOptionalFields(ProcCursor cursor) {
        while (cursor.nextToken()) {
            if (cursor.bytes()[cursor.tokenStart()] == '-' && cursor.position() == cursor.tokenStart() + 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token that was read last is a list of options that begins with {@code ro}. */
    private static boolean isReadOnly(ProcCursor cursor) {
        byte[] bytes = cursor.bytes();
        int start = cursor.tokenStart();
        int length = cursor.position() - start;
        return length >= 2
                && bytes[start] == 'r'
                && bytes[start + 1] == 'o'
                && (length == 2 || bytes[start + 2] == ',');
    }

    /** The next token, in which a backslash and three octal digits stand for one byte; empty at the end of the line. */
    private static String text(ProcCursor cursor) {
        if (!cursor.nextToken()) {
            return "";
        }
        byte[] bytes = Arrays.copyOfRange(cursor.bytes(), cursor.tokenStart(), cursor.position());
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (isEscape(bytes, at)) {
                bytes[length++] =
                        (byte) (64 * (bytes[at + 1] - '0') + 8 * (bytes[at + 2] - '0') + (bytes[at + 3] - '0'));
                at += 3;
            } else {
                bytes[length++] = bytes[at];
            }
        }
        return RawName.decode(bytes, 0, length);
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '\\'
                && at + 3 < bytes.length
                && isOctal(bytes[at + 1], '3')
                && isOctal(bytes[at + 2], '7')
                && isOctal(bytes[at + 3], '7');
    }

    private static boolean isOctal(byte value, char most) {
        return value >= '0' && value <= most;
    }

    /**
     * One mount.
     *
     * @param id its number
     * @param parent the number of the mount that its mount point lies in
     * @param device major and minor number of its file system, with a colon: the same for all mounts of one file system
     * @param root the folder of the file system that is mounted: {@code /} unless this is a bind mount or a subvolume
     * @param point where it is mounted, as the process sees it
     * @param type of its file system, {@code ext4}
     * @param source what was mounted: a device, {@code server:/export}; may be empty
     * @param readOnly whether the mount, or the whole file system, is read-only
     */
    public record Mount(
            long id,
            long parent,
            String device,
            String root,
            String point,
            String type,
            String source,
            boolean readOnly) {}
}
