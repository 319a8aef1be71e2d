package badger.modules.process;

import badger.core.spi.Sum;
import badger.proc.ProcValue;

/** A counter of a group: the growth of its members' readings, not known in a tick in which one of them is not. */
final class MemberSum {
    private final Sum sum;
    private boolean known;

    MemberSum(Sum sum) {
        this.sum = sum;
    }

    void begin() {
        known = true;
    }

    /** Adds a process's reading, or that it has none. */
    void add(Process process, long reading) {
        add(process.pid(), process.startTime(), reading);
    }

    /** The same of whatever has a number and a start time. */
    void add(long id, long start, long reading) {
        if (reading == ProcValue.ABSENT) {
            known = false;
        } else {
            sum.add(id, start, reading);
        }
    }

    void end() {
        if (known) {
            sum.set();
        }
    }
}
