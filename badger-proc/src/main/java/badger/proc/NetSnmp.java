package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/snmp} and {@code /proc/net/netstat}, which have one form: the counters of IP, ICMP, TCP and UDP
 * over version 4 of IP (TCP's over both versions) since the network namespace began, two lines a protocol: the names, and as many numbers. A
 * protocol whose numbers are not as many is left out. A number of -1 (no limit) is absent. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/networking/snmp_counter.html">Documentation/networking/snmp_counter.rst</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
public final class NetSnmp implements AutoCloseable {
    private static final byte[] NO_LIMIT = "-1".getBytes(US_ASCII);

    private final ProcFile file;
    private final List<Protocol> protocols = new ArrayList<>();
    private final Rows rows = new Rows(1);
    private String[] names = new String[256];

    /** Names the file, which is opened at the first read. */
    public NetSnmp(Path file) {
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

    /** Protocol and name of the counter in this row ({@code Tcp.RetransSegs}); the same object at every read. */
    public String name(int row) {
        rows.get(row, 0);
        return names[row];
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
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        int index = 0;
        while (cursor.hasLine()) {
            if (index == protocols.size() || !cursor.accept(protocols.get(index).header)) {
                protocols.subList(index, protocols.size()).clear();
                learn(cursor);
            }
            if (index < protocols.size()) {
                numbers(cursor, protocols.get(index++));
            }
        }
        if (rows.size() == 0) {
            throw cursor.nothingTrusted(file.path(), "no protocol's names and numbers are in it");
        }
    }

    /** Reads a line of names. */
    private void learn(ProcCursor cursor) {
        int start = cursor.position();
        boolean labelled = cursor.nextToken() && cursor.bytes()[cursor.position() - 1] == ':';
        int from = cursor.tokenStart();
        int to = cursor.position();
        if (!labelled) {
            cursor.problem(start, "the name of a protocol and a colon were expected");
            cursor.endLine();
            return;
        }
        byte[] label = Arrays.copyOfRange(cursor.bytes(), from, to);
        String prefix = RawName.decode(label, 0, label.length - 1) + '.';
        List<String> own = new ArrayList<>();
        while (cursor.nextToken()) {
            own.add(prefix + RawName.decode(cursor.bytes(), cursor.tokenStart(), cursor.position()));
        }
        cursor.endLine();
        byte[] header = Arrays.copyOfRange(cursor.bytes(), start, cursor.position());
        protocols.add(new Protocol(header, label, own.toArray(new String[0])));
    }

    /** Reads the line behind a line of names, if it is this protocol's. */
    private void numbers(ProcCursor cursor, Protocol protocol) {
        int start = cursor.position();
        if (!cursor.hasLine() || !cursor.nextToken() || !isLabel(cursor, protocol.label)) {
            cursor.problem(start, "the numbers of the line before were expected");
            cursor.moveTo(start);
            return;
        }
        int first = rows.size();
        int malformed = cursor.malformed();
        boolean enough = true;
        for (String name : protocol.names) {
            enough &= !cursor.atLineEnd();
            add(name, number(cursor));
        }
        if (!enough || !cursor.atLineEnd() || cursor.malformed() != malformed) {
            cursor.problem(start, "as many numbers as names were expected");
            while (rows.size() > first) {
                rows.removeLast();
            }
        }
        cursor.endLine();
    }

    private static boolean isLabel(ProcCursor cursor, byte[] label) {
        int from = cursor.tokenStart();
        return Arrays.equals(cursor.bytes(), from, cursor.position(), label, 0, label.length);
    }

    private static long number(ProcCursor cursor) {
        long plain = cursor.plainLong();
        if (plain != ABSENT) {
            return plain;
        }
        cursor.skipBlanks();
        int at = cursor.position();
        if (cursor.accept(NO_LIMIT) && cursor.atTokenEnd()) {
            return ABSENT;
        }
        cursor.moveTo(at);
        return cursor.nextLong();
    }

    private void add(String name, long value) {
        int row = rows.add();
        if (row == names.length) {
            names = Arrays.copyOf(names, 2 * row);
        }
        names[row] = name;
        rows.set(row, 0, value);
    }

    /** The names of one protocol's counters. */
    private static final class Protocol {
        /** The whole line. */
        private final byte[] header;
        /** Its first word, with the colon. */
        private final byte[] label;
        /** The others, each behind the protocol and a dot. */
        private final String[] names;

        private Protocol(byte[] header, byte[] label, String[] names) {
            this.header = header;
            this.label = label;
            this.names = names;
        }
    }
}
