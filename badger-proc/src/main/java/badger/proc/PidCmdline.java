package badger.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of {@code /proc/[pid]/cmdline}: the arguments of a process, each ended by a NUL. Kernel threads and dead
 * processes have none; processes that rewrite theirs may leave anything there. Of more than 128 KiB
 * the rest is left out. Nothing is kept open. Not safe for use
 * by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html">proc_pid_cmdline(5)</a>
 */
public final class PidCmdline {
    /** As long as the kernel lets one argument be (MAX_ARG_STRLEN, execve(2)). */
    private static final int LARGEST = 1 << 17;

    private final PidFile file;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidCmdline(Path proc) {
        this.file = new PidFile(proc, "cmdline", LARGEST);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        return file.read(pid);
    }

    /** A number that is another, but for one chance in 2^64, when the bytes are others (FNV-1a of 64 bits). */
    public long fingerprint() {
        byte[] bytes = file.bytes();
        int length = file.length();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return hash;
    }

    /** How many bytes there are, NULs included. */
    public int length() {
        return file.length();
    }

    /** The byte at this place. */
    public byte at(int index) {
        if (index < 0 || index >= file.length()) {
            throw new IndexOutOfBoundsException(index);
        }
        return file.bytes()[index];
    }

    /**
     * The arguments as text with this between each two of them, made anew at every call; bytes that are not UTF-8 stand
     * as {@code \xHH}. NULs at the end are left out.
     */
    public String joined(String separator) {
        return joined(file.bytes(), file.length(), separator);
    }

    static String joined(byte[] bytes, int length, String separator) {
        int end = length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        StringBuilder text = new StringBuilder(end);
        int from = 0;
        for (int at = 0; at < end; at++) {
            if (bytes[at] == 0) {
                text.append(RawName.decode(bytes, from, at)).append(separator);
                from = at + 1;
            }
        }
        return text.append(RawName.decode(bytes, from, end)).toString();
    }
}
