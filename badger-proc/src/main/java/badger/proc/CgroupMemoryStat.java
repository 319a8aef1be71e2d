package badger.proc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the files {@code memory.stat} of control groups: what the memory of a group, and of those below it, is used for. In
 * version 1 these are the lines that begin with {@code total_}. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files">Documentation/admin-guide/cgroup-v2.rst, Memory</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html#stat-file">Documentation/admin-guide/cgroup-v1/memory.rst, stat file</a>
 */
public final class CgroupMemoryStat {
    private static final String[] NAMES = {"anon", "file", "shmem", "inactive_file", "pgfault", "pgmajfault"};
    private static final String[] NAMES_OF_VERSION_1 = {
        "total_rss",
        "total_cache",
        "total_shmem",
        "total_inactive_file",
        "total_pgfault",
        "total_pgmajfault",
        "total_swap"
    };

    private final boolean swapIsThere;
    private final FlatKeyed lines;

    private CgroupMemoryStat(boolean swapIsThere, String... names) {
        this.swapIsThere = swapIsThere;
        lines = new FlatKeyed(2048, names);
    }

    /** A reader of the files of version 2. */
    public static CgroupMemoryStat ofVersion2() {
        return new CgroupMemoryStat(false, NAMES);
    }

    /** A reader of the files of version 1. */
    public static CgroupMemoryStat ofVersion1() {
        return new CgroupMemoryStat(true, NAMES_OF_VERSION_1);
    }

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

    /** Anonymous memory, in bytes: of processes' heaps and stacks. */
    public long anonymous() {
        return lines.value(0);
    }

    /** Page cache, in bytes, shared memory and tmpfs included. */
    public long file() {
        return lines.value(1);
    }

    /** Shared memory and tmpfs, in bytes; kernels before 4.12 do not say it in version 1. */
    public long shared() {
        return lines.value(2);
    }

    /** Page cache that has not been used lately, in bytes: what is reclaimed first. */
    public long inactiveFile() {
        return lines.value(3);
    }

    /** Page faults so far. */
    public long faults() {
        return lines.value(4);
    }

    /** Page faults so far that had to read from disk. */
    public long majorFaults() {
        return lines.value(5);
    }

    /** What is in swap, in bytes: version 1, where swap is accounted for. */
    public long swapped() {
        return swapIsThere ? lines.value(6) : ProcValue.ABSENT;
    }

    void clear() {
        lines.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        lines.parse(cursor);
    }
}
