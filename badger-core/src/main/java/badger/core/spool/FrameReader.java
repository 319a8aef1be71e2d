package badger.core.spool;

import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.List;

/** Decodes a frame's record. */
final class FrameReader {
    private FrameReader() {}

    /**
     * What stands at the head of a frame's record.
     *
     * @param number its place in the segment
     * @param table the table it needs
     * @param epochSecond its second
     * @param points how many there are
     */
    record Head(int number, int table, long epochSecond, int points) {}

    static Head head(RecordCursor in) throws DamagedException {
        return new Head(in.count(Record.LONGEST), in.count(Integer.MAX_VALUE), in.signed(), in.count(in.left()));
    }

    /** Hands over the points of a frame after the first few; the cursor is behind the head. */
    static void read(RecordCursor in, Head head, TableReader.Table table, int from, FrameTarget target)
            throws DamagedException {
        int[] columns = columns(in, head, table.series().size());
        long[] values = new long[head.points()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(in, table.series().get(columns[i]).type());
        }
        if (in.left() > 0) {
            throw new DamagedException(in.left() + " bytes after the last point");
        }
        target.begin(table.host(), head.epochSecond());
        List<Series> series = table.series();
        for (int i = from; i < values.length; i++) {
            target.add(series.get(columns[i]), values[i]);
        }
    }

    private static int[] columns(RecordCursor in, Head head, int most) throws DamagedException {
        int[] columns = new int[head.points()];
        int form = in.octet();
        int found = 0;
        switch (form) {
            case FrameWriter.ALL -> {
                for (; found < columns.length; found++) {
                    columns[found] = found;
                }
            }
            case FrameWriter.COLUMNS -> {
                for (; found < columns.length; found++) {
                    columns[found] = in.count(most - 1);
                }
            }
            case FrameWriter.BITS -> {
                for (int column = 0; column < most; column += 8) {
                    for (int bits = in.octet(); bits != 0; bits &= bits - 1) {
                        if (found == columns.length) {
                            throw new DamagedException("more columns than points");
                        }
                        columns[found++] = column + Integer.numberOfTrailingZeros(bits);
                    }
                }
            }
            default -> throw new DamagedException("columns of form " + form);
        }
        if (found < columns.length || (found > 0 && columns[found - 1] >= most)) {
            throw new DamagedException("columns that its table does not have");
        }
        return columns;
    }

    private static long value(RecordCursor in, NumberType type) throws DamagedException {
        if (type == NumberType.INTEGER) {
            return in.signed();
        }
        long coded = in.number();
        if (coded == 1) {
            return in.fixedLong();
        }
        if ((coded & 1) == 1) {
            throw new DamagedException("a floating value of form " + coded);
        }
        return Double.doubleToRawLongBits(RecordCursor.unzigzag(coded >>> 1) / FrameWriter.SCALE);
    }
}
