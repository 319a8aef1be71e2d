package badger.statsd;

/** A counter: what happened, with a rate or without; what is sent for every tenth counts ten. */
final class CountTally implements Tally {
    private final double[] things = new double[2];
    private final Count count = new Count();

    @Override
    public void add(int window, MetricLine line) {
        things[window] += line.value() * line.times();
    }

    @Override
    public void show(int window, Metric metric, MetricSeries series) {
        series.counter(metric).set(count.after(things[window]));
        things[window] = 0;
    }

    @Override
    public int taken() {
        return 0;
    }
}
