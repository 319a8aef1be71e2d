package badger.modules.process;

import badger.proc.PidTask;
import java.io.IOException;
import java.nio.file.Path;

/** The threads of the process that was read last: listed once for all who ask, and not at all if there is but one. */
final class ThreadList {
    private final PidTask task;
    private int only;
    private boolean single;
    private boolean there;

    ThreadList(Path proc) {
        task = new PidTask(proc);
    }

    /**
     * Lists them.
     *
     * @param pid the process
     * @param count how many threads it has by its stat
     */
    void read(int pid, long count) throws IOException {
        there = false;
        single = count == 1;
        only = pid;
        there = single || task.read(pid);
    }

    /** Whether the process has one thread, whose numbers are the process's. */
    boolean isSingle() {
        return single;
    }

    /** How many there are; none if the process is gone. */
    int size() {
        if (!there) {
            return 0;
        }
        return single ? 1 : task.size();
    }

    int threadId(int index) {
        return single ? only : task.threadId(index);
    }
}
