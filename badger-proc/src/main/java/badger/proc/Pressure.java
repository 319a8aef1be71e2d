package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one file of {@code /proc/pressure} ({@code cpu}, {@code memory}, {@code io}, {@code irq}), or of a control group's
 * {@code *.pressure}: how long tasks stood still for want of that resource. Averages are in percent of time, totals in
 * microseconds since boot. {@code irq} has no line {@code some}; the system's {@code cpu} has a line {@code full} since 5.13 that
 * means nothing and is always zero. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/accounting/psi.html">Documentation/accounting/psi.rst</a>
 */
public final class Pressure implements AutoCloseable {
    private static final byte[] SOME = "some ".getBytes(US_ASCII);
    private static final byte[] FULL = "full ".getBytes(US_ASCII);
    private static final byte[] TEN_SECONDS = "avg10=".getBytes(US_ASCII);
    private static final byte[] MINUTE = "avg60=".getBytes(US_ASCII);
    private static final byte[] FIVE_MINUTES = "avg300=".getBytes(US_ASCII);
    private static final byte[] TOTAL = "total=".getBytes(US_ASCII);

    private final ProcFile file;
    private final Stall some = new Stall();
    private final Stall full = new Stall();

    /** Names the file, which is opened at the first read. */
    public Pressure(Path file) {
        this.file = ProcFile.inOneGo(file, 256);
    }

    /** A reader of many such files, each of which is given when it is read. */
    public Pressure() {
        this.file = ProcFile.inOneGo(256);
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws NoSuchFileException if this kernel does not keep it, or was told not to (psi=0)
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(content(null));
    }

    /**
     * Reads one of many files in the same way.
     *
     * @throws NoSuchFileException if this kernel does not keep it, or was told not to (psi=0)
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read(OpenFile one) throws IOException {
        clear();
        parse(content(one));
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** Time in which at least one task stood still. */
    public Stall some() {
        return some;
    }

    /** Time in which all tasks that had something to do stood still at once. */
    public Stall full() {
        return full;
    }

    @Override
    public void close() {
        file.close();
    }

    private ProcCursor content(@Nullable OpenFile one) throws IOException {
        try {
            return one == null ? file.read() : file.read(one);
        } catch (FileSystemException e) {
            Throwable cause = e.getCause();
            if (cause == null || cause instanceof ClosedChannelException) {
                throw e;
            }
            // it was there and could be opened, but reading is refused: EOPNOTSUPP, which Java tells by its text only
            NoSuchFileException off = new NoSuchFileException(file.path().toString(), null, cause.getMessage());
            off.initCause(e);
            throw off;
        }
    }

    void clear() {
        some.clear();
        full.clear();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            if (cursor.accept(SOME)) {
                line(some, cursor);
            } else if (cursor.accept(FULL)) {
                line(full, cursor);
            }
            cursor.endLine();
        }
        if (some.isEmpty() && full.isEmpty()) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/pressure is in it");
        }
    }

    private static void line(Stall stall, ProcCursor cursor) {
        if (stall.seen) {
            cursor.problem(cursor.position(), "this line was there before");
            return;
        }
        stall.seen = true;
        while (!cursor.atLineEnd()) {
            if (cursor.accept(TEN_SECONDS)) {
                stall.tenSeconds = decimal(cursor);
            } else if (cursor.accept(MINUTE)) {
                stall.minute = decimal(cursor);
            } else if (cursor.accept(FIVE_MINUTES)) {
                stall.fiveMinutes = decimal(cursor);
            } else if (cursor.accept(TOTAL)) {
                stall.totalMicros = cursor.atTokenEnd() ? missing(cursor) : cursor.nextLong();
            } else {
                boolean _ = cursor.nextToken();
            }
        }
    }

    private static double decimal(ProcCursor cursor) {
        return cursor.atTokenEnd() ? missing(cursor) : cursor.nextDecimal();
    }

    private static long missing(ProcCursor cursor) {
        cursor.problem(cursor.position(), "a number was expected");
        return ABSENT;
    }

    /** One line of the file; what is not known is {@code ABSENT} (-1, -1.0). */
    public static final class Stall {
        private boolean seen;
        private double tenSeconds = ABSENT;
        private double minute = ABSENT;
        private double fiveMinutes = ABSENT;
        private long totalMicros = ABSENT;

        private Stall() {}

        /** Percent of the last ten seconds, as a running average. */
        public double tenSeconds() {
            return tenSeconds;
        }

        /** The same of the last minute. */
        public double minute() {
            return minute;
        }

        /** The same of the last five minutes. */
        public double fiveMinutes() {
            return fiveMinutes;
        }

        /** Microseconds since boot. */
        public long totalMicros() {
            return totalMicros;
        }

        private void clear() {
            seen = false;
            tenSeconds = ABSENT;
            minute = ABSENT;
            fiveMinutes = ABSENT;
            totalMicros = ABSENT;
        }

        private boolean isEmpty() {
            return tenSeconds < 0 && minute < 0 && fiveMinutes < 0 && totalMicros < 0;
        }
    }
}
