package badger.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How many files a process has open: the entries of {@code /proc/[pid]/fd}. Since 6.2 the kernel tells their number as the
 * size of that folder, to everybody; before, they are listed, which takes a permission, 60 bytes an entry and as long. Not
 * safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">Documentation/filesystems/proc.rst, 3.14: /proc/[pid]/fd</a>
 */
public final class PidFiles {
    /** The agent opens and closes files of its own while it looks. */
    private static final int TRIES = 3;

    private final StringBuilder name;
    private final int rootLength;
    private final NumberedFolder files = new NumberedFolder();
    private final boolean told;
    private int count;

    /**
     * Finds out whether the kernel tells.
     *
     * @param proc the folder of the processes
     * @param self a process that the agent may look at in any case: itself
     */
    public PidFiles(Path proc, Path self) {
        this.name = new StringBuilder(proc.toString()).append('/');
        this.rootLength = name.length();
        this.told = isTold(self.resolve("fd").toFile());
    }

    /**
     * Counts the open files of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws java.nio.file.AccessDeniedException if they may not be listed
     * @throws IOException if they cannot be listed
     */
    public boolean read(int pid) throws IOException {
        count = 0;
        name.setLength(rootLength);
        name.append(pid);
        if (!told) {
            return list();
        }
        File folder = new File(name.append("/fd").toString());
        count = (int) folder.length();
        // a process without open files, a kernel thread for one, has a folder of that size
        return count > 0 || folder.isDirectory();
    }

    /** Whether the kernel tells the number, so that nothing is listed. */
    public boolean isTold() {
        return told;
    }

    /** How many files were open. */
    public int count() {
        return count;
    }

    private boolean list() throws IOException {
        boolean there = files.read(new File(name.append("/fd").toString()));
        count = files.size();
        return there;
    }

    /** Whether the size of a folder of open files is their number: one more is open while it is listed. */
    private static boolean isTold(File folder) {
        for (int i = 0; i < TRIES; i++) {
            long size = folder.length();
            String[] names = folder.list();
            if (size > 0 && names != null && size <= names.length) {
                return true;
            }
        }
        return false;
    }
}
