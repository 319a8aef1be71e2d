package badger.statsd;

import badger.core.spi.Label;
import java.util.List;

/**
 * What is received under one name and one set of tags. One thread receives into one of two windows under the lock of {@link Reception}, the
 * other shows the other one.
 */
final class Metric {
    private final String id;
    private final String name;
    private final List<Label> labels;
    private final MetricType type;
    private final Tally tally;
    private final boolean[] received = new boolean[2];
    private long lastNanos;
    private boolean idle;
    private boolean gone;

    /**
     * A metric of which nothing was received.
     *
     * @param name as it is sent
     * @param labels its tags, sorted by name
     * @param type what its values are
     * @param tally what they add up to
     */
    Metric(String name, List<Label> labels, MetricType type, Tally tally) {
        this.name = name;
        this.labels = labels;
        this.type = type;
        this.tally = tally;
        StringBuilder text = new StringBuilder(name);
        for (Label label : labels) {
            text.append('|').append(label.name()).append(':').append(label.value());
        }
        id = text.toString();
    }

    /** What tells it from every other. */
    String id() {
        return id;
    }

    String name() {
        return name;
    }

    List<Label> labels() {
        return labels;
    }

    MetricType type() {
        return type;
    }

    /** Takes a line's present value, which is one that this metric can have. */
    void add(int window, MetricLine line) {
        tally.add(window, line);
        received[window] = true;
    }

    /**
     * Shows what a window has, or notes that nothing was received for too long.
     *
     * @param window which one
     * @param series where its series are
     * @param nanoTime now, on the monotonic clock
     * @param patienceNanos how long it is kept with nothing received
     */
    void show(int window, MetricSeries series, long nanoTime, long patienceNanos) {
        if (received[window]) {
            received[window] = false;
            lastNanos = nanoTime;
        }
        idle = nanoTime - lastNanos >= patienceNanos;
        if (!idle) {
            tally.show(window, this, series);
        }
    }

    boolean isIdle() {
        return idle;
    }

    /** Lets go of it, unless something was received since it was found idle. */
    boolean letGo(int window) {
        gone = idle && !received[window];
        return gone;
    }

    boolean isGone() {
        return gone;
    }

    /** What it holds of the room for values. */
    int taken() {
        return tally.taken();
    }
}
