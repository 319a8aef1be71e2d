package badger.core.spool;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the frames of one segment, and the tables they need: the host fields and series at the segment's head and again
 * every 64 frames, in between what has come new.
 */
final class FrameWriter {
    /** Frames from one whole table to the next: so many are lost at most with a damaged one. */
    static final int FRAMES_A_TABLE = 64;

    /** The points are all the table's columns, in their order. */
    static final int ALL = 0;
    /** A bit for each column says whether it has a point; the points are in the columns' order. */
    static final int BITS = 1;
    /** The column of each point. */
    static final int COLUMNS = 2;

    /** What a floating value has to be multiplied with to be a whole number, as most are: rates have six decimals. */
    static final double SCALE = 1e6;
    /** Whole numbers up to here are exact in a double. */
    private static final double EXACT = 1L << 53;

    private final RecordBuffer out;
    private final IdentityHashMap<Series, Integer> columns = new IdentityHashMap<>();
    private final List<Series> series = new ArrayList<>();
    private @Nullable Host host;
    private final List<int[]> tables = new ArrayList<>();
    private int table;
    private int framesSinceTable;

    /** Is told of a table. */
    interface TableTarget {
        void table(int number, int offset);
    }

    FrameWriter(RecordBuffer out) {
        this.out = out;
    }

    /**
     * Encodes the points of a frame from one on.
     *
     * @return where the frame's record begins in the buffer
     */
    int write(Frame frame, int from, long number) {
        tableFor(frame, from);
        framesSinceTable++;
        int start = out.begin(Record.FRAME);
        out.number(number);
        out.number(table);
        out.signed(frame.epochSecond());
        out.number(frame.size() - from);
        writeColumns(frame, from);
        for (int i = from; i < frame.size(); i++) {
            if (frame.series(i).type() == NumberType.INTEGER) {
                out.signed(frame.integer(i));
            } else {
                floating(frame.floating(i));
            }
        }
        out.end();
        return start;
    }

    private void tableFor(Frame frame, int from) {
        int known = series.size();
        for (int i = from; i < frame.size(); i++) {
            Series one = frame.series(i);
            if (!columns.containsKey(one)) {
                columns.put(one, series.size());
                series.add(one);
            }
        }
        boolean more = series.size() > known || !frame.host().equals(host);
        int base = table;
        table += more ? 1 : 0;
        if (framesSinceTable >= FRAMES_A_TABLE || !frame.host().equals(host)) {
            // under the number that earlier frames name too, unless it is another
            writeTable(frame.host(), table, 0, 0);
        } else if (more) {
            writeTable(frame.host(), table, base, known);
        }
        host = frame.host();
    }

    private void writeTable(Host of, int number, int base, int first) {
        tables.add(new int[] {number, out.begin(Record.TABLE)});
        out.number(number);
        out.number(base);
        if (base == 0) {
            framesSinceTable = 0;
            out.text(of.datacenter());
            out.text(of.region());
            out.text(of.zone());
            out.text(of.cluster());
            out.text(of.hostname());
            out.text(of.ipv4());
            out.text(of.ipv6());
        }
        out.number(series.size() - first);
        for (Series one : series.subList(first, series.size())) {
            SeriesCode.write(one, out);
        }
        out.end();
    }

    private void writeColumns(Frame frame, int from) {
        int last = -1;
        boolean ordered = true;
        for (int i = from; i < frame.size(); i++) {
            int column = column(frame.series(i));
            ordered &= column > last;
            last = column;
        }
        if (!ordered) {
            out.octet(COLUMNS);
            for (int i = from; i < frame.size(); i++) {
                out.number(column(frame.series(i)));
            }
        } else if (frame.size() - from == series.size()) {
            out.octet(ALL);
        } else {
            out.octet(BITS);
            writeBits(frame, from);
        }
    }

    private void writeBits(Frame frame, int from) {
        int point = from;
        for (int column = 0; column < series.size(); column += 8) {
            int bits = 0;
            while (point < frame.size() && column(frame.series(point)) < column + 8) {
                bits |= 1 << (column(frame.series(point)) - column);
                point++;
            }
            out.octet(bits);
        }
    }

    /** Tells of the tables that were written since it was last asked, and where in the buffer they are. */
    void takeTables(TableTarget target) {
        tables.forEach(one -> target.table(one[0], one[1]));
        tables.clear();
    }

    private int column(Series one) {
        Integer column = columns.get(one);
        if (column == null) {
            throw new IllegalStateException("no column of " + one.name());
        }
        return column;
    }

    /** Twice the whole number of millionths if it is one; else 1 and the double's bits. */
    private void floating(double value) {
        double scaled = Math.rint(value * SCALE);
        long whole = (long) scaled;
        boolean exact = Math.abs(scaled) < EXACT
                && Double.doubleToRawLongBits(whole / SCALE) == Double.doubleToRawLongBits(value);
        if (exact) {
            out.number(RecordBuffer.zigzag(whole) << 1);
        } else {
            out.octet(1);
            out.fixedLong(Double.doubleToRawLongBits(value));
        }
    }
}
