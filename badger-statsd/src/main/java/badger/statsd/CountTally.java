package badger.statsd;

/** A counter: what happened, with a rate or without; what is sent for every tenth counts ten. */
final class CountTally implements Tally {
    private final double[] things = new double[2];
    private final Count count = new Count();

    @Override
    public boolean add(int window, MetricLine line) {
        if (!line.isNumber()) {
            return false;
        }
        double more = line.value() * line.times();
        // what falls is no counter to any back end
        if (more < 0 || more > LARGEST_COUNT) {
            return false;
        }
        things[window] += more;
        return true;
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
