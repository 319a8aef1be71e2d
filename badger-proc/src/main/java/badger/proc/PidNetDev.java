package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import badger.proc.NetDev.Column;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/net/dev}: what the interfaces of a process's network namespace received and sent, the loopback
 * left out. Opened anew for each process: a file that is kept open would keep the namespace of a dead container. Not safe for
 * use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class PidNetDev {
    private static final String LOOPBACK = "lo";

    private final PidFile file;
    private final NetDev interfaces = new NetDev();

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidNetDev(Path proc) {
        this.file = new PidFile(proc, "net/dev", 1 << 20);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        interfaces.clear();
        if (!file.read(pid)) {
            return false;
        }
        try {
            interfaces.parse(file.cursor());
        } catch (ProcFormatException e) {
            throw file.cursor().nothingTrusted(file.path(), "the header of /proc/net/dev was expected");
        }
        return true;
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** Bytes that all interfaces received; absent if one's are not known. */
    public long received() {
        return sum(Column.RX_BYTES);
    }

    /** Bytes that all interfaces sent. */
    public long sent() {
        return sum(Column.TX_BYTES);
    }

    private long sum(Column column) {
        long sum = 0;
        for (int row = 0; row < interfaces.size(); row++) {
            if (interfaces.name(row).equals(LOOPBACK)) {
                continue;
            }
            long bytes = interfaces.value(row, column);
            if (bytes == ABSENT || bytes > Long.MAX_VALUE - sum) {
                return ABSENT;
            }
            sum += bytes;
        }
        return sum;
    }
}
