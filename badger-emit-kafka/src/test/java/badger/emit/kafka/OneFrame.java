package badger.emit.kafka;

import badger.core.spi.Batch;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch of one frame with an integer a series, to be sent within a time.
 *
 * @param epochSecond its stamp
 * @param deadlineNanos when it must have been sent
 * @param names a label value for each of its series
 */
record OneFrame(long epochSecond, long deadlineNanos, List<String> names) implements Batch, Frame {
    static final Host HOST = new Host("dc1", "eu", "", "web", "web-01", "192.0.2.7", "");

    private static final List<String> KNOWN = new ArrayList<>();

    static OneFrame within(Duration timeout, String... names) {
        return new OneFrame(1_700_000_000L, System.nanoTime() + timeout.toNanos(), List.of(names));
    }

    /** As the core does it: another name, another id, in all frames. */
    private static int id(String name) {
        synchronized (KNOWN) {
            if (!KNOWN.contains(name)) {
                KNOWN.add(name);
            }
            return KNOWN.indexOf(name);
        }
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public Frame frame(int index) {
        return this;
    }

    @Override
    public Host host() {
        return HOST;
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public Series series(int point) {
        String name = names.get(point);
        return new Series(
                id(name),
                "net.rx_bytes",
                List.of(new Label("interface", name)),
                "B",
                NumberType.INTEGER,
                Kind.GAUGE,
                "",
                "net.rx_bytes." + name);
    }

    @Override
    public long integer(int point) {
        return 41L + point;
    }

    @Override
    public double floating(int point) {
        throw new AssertionError("all are integers");
    }
}
