package badger.modules.process;

import badger.proc.PidList;
import java.util.Arrays;

/** The processes that have been seen, in rising order of their ids, as the listing of /proc has them. */
final class ProcessTable {
    private Process[] processes = new Process[256];
    private Process[] next = new Process[256];
    private int size;

    int size() {
        return size;
    }

    Process at(int index) {
        return processes[index];
    }

    /** Drops the processes that are not listed any more and adds the new ones, which match nothing yet. */
    void update(PidList list) {
        if (next.length < list.size()) {
            next = new Process[list.size() + list.size() / 2];
        }
        int known = 0;
        for (int i = 0; i < list.size(); i++) {
            int pid = list.pid(i);
            while (known < size && processes[known].pid() < pid) {
                known++;
            }
            boolean seen = known < size && processes[known].pid() == pid && !processes[known].hasEnded();
            next[i] = seen ? processes[known] : new Process(pid);
        }
        Process[] before = processes;
        processes = next;
        next = before;
        size = list.size();
        Arrays.fill(processes, size, processes.length, null);
        Arrays.fill(next, null);
    }
}
