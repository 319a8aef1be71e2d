package badger.bench;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A frame of as many points as a small host has, the same at every run. */
public final class SampleFrame implements Frame {
    /** How many points it has. */
    public static final int POINTS = 256;

    private static final int DISKS = 16;
    private static final int MOST_DIGITS = 11;

    private final Host host = new Host("dc1", "eu", "a", "web", "web-0042.example.org", "192.0.2.17", "2001:db8::17");
    private final List<Series> series = new ArrayList<>();
    private final long[] values = new long[POINTS];

    private SampleFrame(NumberType type) {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            String metric = "disk.column_" + i / DISKS;
            String disk = "sd" + (char) ('a' + i % DISKS);
            Label label = new Label("disk", disk);
            series.add(new Series(i, metric, List.of(label), "B", type, Kind.GAUGE, "a column", metric + "." + disk));
            int digits = 1 + random.nextInt(MOST_DIGITS);
            double value = random.nextDouble() * Math.pow(10, digits);
            values[i] = type == NumberType.INTEGER ? (long) value : Double.doubleToRawLongBits(Rates.rounded(value));
        }
    }

    /** One whose series are all integers. */
    public static Frame ofIntegers() {
        return new SampleFrame(NumberType.INTEGER);
    }

    /** One whose series are all floating. */
    public static Frame ofFloating() {
        return new SampleFrame(NumberType.FLOATING);
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public long epochSecond() {
        return 1_800_000_000L;
    }

    @Override
    public int size() {
        return POINTS;
    }

    @Override
    public Series series(int point) {
        return series.get(point);
    }

    @Override
    public long integer(int point) {
        return values[point];
    }

    @Override
    public double floating(int point) {
        return Double.longBitsToDouble(values[point]);
    }
}
