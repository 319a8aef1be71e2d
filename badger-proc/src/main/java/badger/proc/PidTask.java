package badger.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The threads of a process: the entries of {@code /proc/[pid]/task}, in rising order. A process with one thread
 * ({@link PidStat#threads()}) has its own id as the only one, and need not be listed: listing allocates about 900 bytes.
 * Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_task.5.html">proc_pid_task(5)</a>
 */
public final class PidTask {
    private final StringBuilder name;
    private final int rootLength;
    private final NumberedFolder threads = new NumberedFolder();

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidTask(Path proc) {
        this.name = new StringBuilder(proc.toString()).append('/');
        this.rootLength = name.length();
    }

    /**
     * Lists the threads of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws java.nio.file.AccessDeniedException if it may not be listed
     * @throws IOException if it cannot be listed
     */
    public boolean read(int pid) throws IOException {
        name.setLength(rootLength);
        name.append(pid).append("/task");
        return threads.read(new File(name.toString()));
    }

    /** How many threads there are. */
    public int size() {
        return threads.size();
    }

    /** The thread id at this place of the list. */
    public int threadId(int index) {
        return threads.number(index);
    }
}
