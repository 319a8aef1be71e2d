package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/net/rpc/nfs} and {@code /proc/net/rpc/nfsd}: what the NFS client and server of the kernel have counted since
 * they were loaded, a name and its numbers a line. Most are of 32 bits. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/nfsstat.8.html">nfsstat(8)</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/net/sunrpc/stats.c">net/sunrpc/stats.c</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/fs/nfsd/stats.c">fs/nfsd/stats.c</a>
 */
public final class NetRpc implements AutoCloseable {
    /** The lines that are read. */
    public enum Line {
        /** Requests: all, over UDP, over TCP; connections of TCP. */
        NET("net", 4),
        /** Client: calls, those sent again, credentials fetched anew; server: calls, bad ones, of these for form, credentials, client. */
        RPC("rpc", 5),
        /** Server: requests that were answered from the reply cache, that were not, that never are. */
        REPLY_CACHE("rc", 3),
        /** Server: file handles of files that are gone. */
        FILE_HANDLES("fh", 1),
        /** Server: bytes read, bytes written. */
        IO("io", 2),
        /** Server: threads. */
        THREADS("th", 1),
        /** How many numbers follow; the procedures of version 3 in the order of RFC 1813. */
        PROCEDURES_3("proc3", 23),
        /** Server: how many numbers follow; the operations of version 4 by their numbers in RFC 8881 and 7862. */
        OPERATIONS_4("proc4ops", 128);

        private final String label;
        private final int columns;

        Line(String label, int columns) {
            this.label = label;
            this.columns = columns;
        }
    }

    private static final Line[] LINES = Line.values();

    private final ProcFile file;
    private final Map<Line, Row> rows = new EnumMap<>(Line.class);
    private final Set<Line> seen = EnumSet.noneOf(Line.class);

    /** Names the file, which is opened at the first read. */
    public NetRpc(Path file) {
        this.file = new ProcFile(file, 4096);
        for (Line line : LINES) {
            rows.put(line, new Row(line));
        }
        clear();
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

    /** A number of a line, or {@link ProcValue#ABSENT}; of what the line has, the first is 0. */
    public long value(Line line, int column) {
        return row(line).values[column];
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        seen.clear();
        for (Line line : LINES) {
            Arrays.fill(row(line).values, ABSENT);
        }
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            if (cursor.nextToken()) {
                Line line = line(cursor);
                if (line != null && seen.add(line)) {
                    numbers(cursor, row(line).values);
                }
            }
            cursor.endLine();
        }
        if (seen.isEmpty()) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/net/rpc is in it");
        }
    }

    private @Nullable Line line(ProcCursor cursor) {
        for (Line line : LINES) {
            byte[] label = row(line).label;
            if (Arrays.equals(cursor.bytes(), cursor.tokenStart(), cursor.position(), label, 0, label.length)) {
                return line;
            }
        }
        return null;
    }

    private static void numbers(ProcCursor cursor, long[] row) {
        for (int column = 0; column < row.length && !cursor.atLineEnd(); column++) {
            row[column] = cursor.nextLong();
        }
    }

    private Row row(Line line) {
        Row row = rows.get(line);
        if (row == null) {
            throw new IllegalArgumentException(line.toString());
        }
        return row;
    }

    /** What was read of a line. */
    private static final class Row {
        private final byte[] label;
        private final long[] values;

        private Row(Line line) {
            label = line.label.getBytes(US_ASCII);
            values = new long[line.columns];
        }
    }
}
