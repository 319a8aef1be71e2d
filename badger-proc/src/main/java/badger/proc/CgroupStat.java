package badger.proc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of {@code cgroup.stat} of a control group of version 2: how many groups are below it. Since 4.14. Not safe for use by
 * several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#core-interface-files">Documentation/admin-guide/cgroup-v2.rst, Core</a>
 */
public final class CgroupStat implements AutoCloseable {
    private final OpenFile file;
    private final FlatKeyed lines = new FlatKeyed(512, "nr_descendants");

    /** Names the file, which is opened at the first read. */
    public CgroupStat(Path file) {
        this.file = new OpenFile(file);
    }

    /**
     * Reads the file.
     *
     * @throws ProcFormatException if it does not say it
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        lines.read(file);
    }

    /** Groups below this one, however deep. */
    public long descendants() {
        return lines.value(0);
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        lines.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        lines.parse(cursor);
    }
}
