package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/interrupts}: how often every interrupt line interrupted the cores that are on line, summed over
 * them. Each core's count has 32 bits in the kernel. Lines without counts (FIQ on arm) are left out; ERR and MIS have one
 * number for all cores. Dear on hosts of many cores. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_interrupts.5.html">proc_interrupts(5)</a>
 */
public final class Interrupts implements AutoCloseable {
    private static final byte[] CPU = "CPU".getBytes(US_ASCII);
    private static final int COUNT = 0;
    private static final int HAS_DEVICE = 1;

    private final ProcFile file;
    private final Names names = new Names(256);
    private final Names devices = new Names(256);
    private final Rows rows = new Rows(2);
    private byte[] header = {};
    private int columns;
    private int arrangement;

    /** Names the file, which is opened at the first read. */
    public Interrupts(Path file) {
        this.file = new ProcFile(file, 8192);
    }

    /**
     * Reads the file. What cannot be trusted is left out, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted: its header is missing
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

    /** How many cores have a column. */
    public int columns() {
        return columns;
    }

    /** Another number than at the last read if other cores have columns now: then no count can be compared. */
    public int arrangement() {
        return arrangement;
    }

    /** How many lines there are. */
    public int size() {
        return rows.size();
    }

    /** What the line in this row is called ({@code 24}, {@code LOC}); the same object at every read. */
    public String name(int row) {
        rows.get(row, COUNT);
        return names.name(row);
    }

    /** The devices that a numbered line is for ({@code eth0}, {@code usb1, usb2}); empty if there are none. */
    public String device(int row) {
        return rows.get(row, HAS_DEVICE) == ABSENT ? "" : devices.name(row);
    }

    /** Interrupts of the line in this row since boot, of all cores on line. */
    public long count(int row) {
        return rows.get(row, COUNT);
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
        devices.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (header.length == 0 || !cursor.accept(header)) {
            learnHeader(cursor);
        }
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
    }

    private void learnHeader(ProcCursor cursor) throws ProcFormatException {
        header = new byte[0];
        columns = 0;
        arrangement++;
        boolean cores = true;
        while (cores && !cursor.atLineEnd()) {
            cores = cursor.accept(CPU) && !cursor.atTokenEnd() && cursor.nextLong() != ABSENT;
            columns++;
        }
        if (!cores || columns == 0) {
            throw cursor.nothingTrusted(file.path(), "the header of /proc/interrupts was expected");
        }
        cursor.endLine();
        header = Arrays.copyOf(cursor.bytes(), cursor.position());
    }

    private void line(ProcCursor cursor) {
        if (cursor.atLineEnd()) {
            return;
        }
        int start = cursor.position();
        boolean named = cursor.nextTokenBefore(':');
        int end = cursor.position();
        if (!named || !cursor.accept(':')) {
            cursor.problem(start, "the name of an interrupt and a colon were expected");
            return;
        }
        int count = 0;
        long sum = 0;
        long value = cursor.plainLong();
        while (value != ABSENT && sum >= 0) {
            sum += value;
            count++;
            value = count < columns ? cursor.plainLong() : ABSENT;
        }
        if (count == 0) {
            return;
        }
        boolean whole = count == columns || (count == 1 && cursor.atLineEnd());
        if (!whole || sum < 0) {
            cursor.problem(end, "a number for each core was expected");
            return;
        }
        int row = rows.size();
        if (!names.put(row, cursor.bytes(), start, end)) {
            cursor.problem(start, "this interrupt was there before");
            return;
        }
        rows.add();
        rows.set(row, COUNT, sum);
        if (isNumber(cursor.bytes(), start, end)) {
            device(cursor, row);
        }
    }

    /** Takes the last word of the line, and those before it that end in a comma: what stands before is the controller. */
    private void device(ProcCursor cursor, int row) {
        byte[] bytes = cursor.bytes();
        int first = cursor.position();
        int from = first;
        int to = first;
        boolean listed = false;
        while (cursor.nextToken()) {
            if (!listed) {
                from = cursor.tokenStart();
            }
            to = cursor.position();
            listed = bytes[to - 1] == ',';
        }
        if (to > first) {
            devices.share(row, bytes, from, to);
            rows.set(row, HAS_DEVICE, 1);
        }
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
