package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/sockstat} and {@code sockstat6}: the sockets of each protocol now. Counts are of sockets;
 * {@code mem} is in pages, {@code memory} (of fragments) in bytes. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class SockStat implements AutoCloseable {
    /** Longer names than any kernel has are no names. */
    private static final int LONGEST = 128;

    private final ProcFile file;
    private final Names names = new Names(64);
    private final Rows rows = new Rows(1);
    private final byte[] name = new byte[LONGEST];

    /** Names the file, which is opened at the first read. */
    public SockStat(Path file) {
        this.file = ProcFile.inOneGo(file, 1024);
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

    /** How many numbers there are. */
    public int size() {
        return rows.size();
    }

    /** Protocol and name of the number in this row ({@code TCP.inuse}); the same object at every read. */
    public String name(int row) {
        rows.get(row, 0);
        return names.name(row);
    }

    /** The number in this row. */
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
            throw cursor.nothingTrusted(file.path(), "no protocol with its sockets is in it");
        }
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        if (!cursor.nextToken() || cursor.bytes()[cursor.position() - 1] != ':') {
            cursor.problem(start, "the name of a protocol and a colon were expected");
            return;
        }
        int prefix = append(cursor, 0);
        name[Math.max(0, prefix - 1)] = '.';
        while (prefix > 0 && cursor.nextToken()) {
            int at = cursor.tokenStart();
            int length = append(cursor, prefix);
            long value = cursor.nextLong();
            if (length == 0 || value == ABSENT) {
                cursor.problem(at, "a name and a number were expected");
            } else if (names.put(rows.size(), name, 0, length)) {
                rows.set(rows.add(), 0, value);
            } else {
                cursor.problem(at, "this number was there before");
            }
        }
    }

    /** Puts the last token into the name from this place on: where it ends, or 0 if it is too long. */
    private int append(ProcCursor cursor, int at) {
        int length = cursor.position() - cursor.tokenStart();
        if (at + length > LONGEST) {
            return 0;
        }
        System.arraycopy(cursor.bytes(), cursor.tokenStart(), name, at, length);
        return at + length;
    }
}
