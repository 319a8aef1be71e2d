package badger.statsd;

import java.util.List;

/** A timer, histogram or distribution: how many values there were, and how they are spread. */
final class SpreadTally implements Tally {
    private final Spread[] spreads = {new Spread(), new Spread()};
    private final Count count = new Count();
    private final List<Percentile> percentiles;
    private final SampleRoom room;

    /**
     * No values yet.
     *
     * @param percentiles which there are
     * @param room for values
     */
    SpreadTally(List<Percentile> percentiles, SampleRoom room) {
        this.percentiles = percentiles;
        this.room = room;
    }

    @Override
    public void add(int window, MetricLine line) {
        spreads[window].add(line.value(), line.times(), room);
    }

    @Override
    public void show(int window, Metric metric, MetricSeries series) {
        Spread spread = spreads[window];
        SpreadSeries shown = series.spread(metric);
        shown.count().set(count.after(spread.things()));
        if (spread.isEmpty()) {
            return;
        }
        shown.mean().set(spread.mean());
        shown.least().set(spread.least());
        shown.largest().set(spread.largest());
        spread.sort();
        for (int i = 0; i < percentiles.size(); i++) {
            shown.percentiles().get(i).set(spread.percentile(percentiles.get(i).percent()));
        }
        spread.clear();
    }

    @Override
    public int taken() {
        return spreads[0].taken() + spreads[1].taken();
    }
}
