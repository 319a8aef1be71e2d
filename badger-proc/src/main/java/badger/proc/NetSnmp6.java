package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/snmp6}: the counters of version 6 of IP, ICMP and UDP since the network namespace began, a name
 * and a number a line. There is none where IPv6 is off. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/networking/snmp_counter.html">Documentation/networking/snmp_counter.rst</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class NetSnmp6 implements AutoCloseable {
    private final ProcFile file;
    private final Names names = new Names(256);
    private final Rows rows = new Rows(1);

    /** Names the file, which is opened at the first read. */
    public NetSnmp6(Path file) {
        this.file = ProcFile.inOneGo(file, 8192);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** How many counters there are. */
    public int size() {
        return rows.size();
    }

    /** The name of the counter in this row ({@code Udp6InErrors}); the same object at every read. */
    public String name(int row) {
        rows.get(row, 0);
        return names.name(row);
    }

    /** The counter in this row. */
    public long value(int row) {
        return rows.get(row, 0);
    }

    /** How long the kernel took to produce what was read last, in nanoseconds. */
    public long kernelNanos() {
        return file.kernelNanos();
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        rows.clear();
        names.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (rows.size() == 0) {
            throw cursor.nothingTrusted(file.path(), "no name and number are in it");
        }
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        boolean named = cursor.nextToken();
        int from = cursor.tokenStart();
        int to = cursor.position();
        long value = cursor.lastLong();
        if (!named || value == ABSENT) {
            cursor.problem(start, "a name and a number were expected");
        } else if (names.put(rows.size(), cursor.bytes(), from, to)) {
            rows.set(rows.add(), 0, value);
        } else {
            cursor.problem(start, "this name was there before");
        }
    }
}
