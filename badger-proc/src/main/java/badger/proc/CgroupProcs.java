package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of the files {@code cgroup.procs}: the processes of a control group, those of the groups below it left out. A process
 * that the reader's own pid namespace does not know is 0. Nothing is kept open. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#core-interface-files">Documentation/admin-guide/cgroup-v2.rst, Core</a>
 */
public final class CgroupProcs {
    private final ProcFile file = new ProcFile(512);
    private long first = ABSENT;

    /** A reader of many such files. */
    public CgroupProcs() {}

    /**
     * Reads the file of this name.
     *
     * @throws ProcFormatException if it is no list of processes
     * @throws IOException if it cannot be read
     */
    public void read(Path name) throws IOException {
        clear();
        try (OpenFile one = new OpenFile(name)) {
            parse(file.read(one));
        }
    }

    /** The process that stands first of those that are known; absent if there is none. */
    public long first() {
        return first;
    }

    void clear() {
        first = ABSENT;
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        long found = ABSENT;
        while (cursor.hasLine()) {
            long pid = cursor.lastLong();
            if (found == ABSENT && pid > 0) {
                found = pid;
            }
            cursor.endLine();
        }
        if (cursor.hasProblem()) {
            throw cursor.nothingTrusted(file.path(), "a process a line was expected");
        }
        first = found;
    }
}
