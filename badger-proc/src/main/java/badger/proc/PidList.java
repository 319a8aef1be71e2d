package badger.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The processes that there are: the entries of {@code /proc} whose names are numbers, in rising order. Listing
 * allocates about 60 bytes an entry. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid.5.html">proc_pid(5)</a>
 */
public final class PidList {
    private final File proc;
    private final NumberedFolder pids = new NumberedFolder();
    private long kernelNanos;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidList(Path proc) {
        this.proc = proc.toFile();
    }

    /**
     * Lists the processes.
     *
     * @throws IOException if the folder cannot be listed
     */
    public void read() throws IOException {
        long began = System.nanoTime();
        if (!pids.read(proc)) {
            throw new NoSuchFileException(proc.toString());
        }
        kernelNanos = System.nanoTime() - began;
    }

    /** How long it took, in nanoseconds; the JDK's part of it, as long again, included. */
    public long kernelNanos() {
        return kernelNanos;
    }

    /** How many processes there are. */
    public int size() {
        return pids.size();
    }

    /** The process id at this place of the list. */
    public int pid(int index) {
        return pids.number(index);
    }
}
