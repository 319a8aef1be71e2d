package badger.proc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the files {@code memory.events} of control groups of version 2, or {@code memory.oom_control} of version 1: how often
 * a group came to its limit, and what became of that. In version 2 the groups below are included. Not safe for use by several
 * threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files">Documentation/admin-guide/cgroup-v2.rst, Memory</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html#oom-control">Documentation/admin-guide/cgroup-v1/memory.rst, OOM Control</a>
 */
public final class CgroupMemoryEvents {
    private final FlatKeyed lines = new FlatKeyed(256, "max", "oom_kill", "under_oom");

    /** A reader of many such files. */
    public CgroupMemoryEvents() {}

    /**
     * Reads a file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile file) throws IOException {
        lines.read(file);
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return lines.problem();
    }

    /** How often the group was about to go over its limit, so far: version 2. */
    public long limitHits() {
        return lines.value(0);
    }

    /** Processes of the group killed for want of memory, so far; version 1 counts them since 4.13. */
    public long oomKills() {
        return lines.value(1);
    }

    /** 1 while the group stands still for want of memory, else 0: version 1. */
    public long underOom() {
        return lines.value(2);
    }

    void clear() {
        lines.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        lines.parse(cursor);
    }
}
