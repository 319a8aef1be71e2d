package badger.statsd;

/** A gauge: the last value that was sent, and changes by values that are sent with a sign. It stays until another comes. */
final class GaugeTally implements Tally {
    private final double[] value = new double[2];
    /** Whether the window's value is one, and no change of the one before. */
    private final boolean[] absolute = new boolean[2];

    private double shown;

    @Override
    public void add(int window, MetricLine line) {
        if (line.isSigned()) {
            value[window] += line.value();
        } else {
            value[window] = line.value();
            absolute[window] = true;
        }
    }

    @Override
    public void show(int window, Metric metric, MetricSeries series) {
        double next = absolute[window] ? value[window] : shown + value[window];
        // two changes of 1e308 are no number any more
        shown = Double.isFinite(next) ? next : shown;
        series.gauge(metric).set(shown);
        value[window] = 0;
        absolute[window] = false;
    }

    @Override
    public int taken() {
        return 0;
    }
}
