package badger.statsd;

/** A set: how many different members were sent. */
final class DistinctTally implements Tally {
    private final Distinct[] members = {new Distinct(), new Distinct()};
    private final SampleRoom room;

    /**
     * No members yet.
     *
     * @param room for members
     */
    DistinctTally(SampleRoom room) {
        this.room = room;
    }

    @Override
    public void add(int window, MetricLine line) {
        members[window].add(line.hash(), room);
    }

    @Override
    public void show(int window, Metric metric, MetricSeries series) {
        series.distinct(metric).set(members[window].count());
        members[window].clear();
    }

    @Override
    public int taken() {
        return members[0].taken() + members[1].taken();
    }
}
