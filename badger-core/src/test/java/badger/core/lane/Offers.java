package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.tick.Points;
import badger.core.tick.Scope;
import badger.core.tick.SeriesRegistry;
import badger.core.time.ManualClock;
import java.util.ArrayList;
import java.util.List;

/** Points as a tick has them: a few gauges that bear the second, and a counter that grows by ten a second. */
final class Offers {
    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(new ManualClock(0)));
    private final Scope scope = Scope.of(registry, "module", Passage.OPEN);
    private final List<LongGauge> gauges = new ArrayList<>();
    private final Counter counter;
    private final Points points = new Points();

    Offers(int count) {
        for (int i = 0; i < count; i++) {
            gauges.add(scope.gauge("gauge." + i, "", ""));
        }
        counter = scope.counter("counter", "B", "");
    }

    SeriesRegistry registry() {
        return registry;
    }

    /** The points of a second: each gauge holds the second, the counter ten times it. */
    Points of(long second) {
        gauges.forEach(gauge -> gauge.set(second));
        counter.set(second * 10);
        points.clear();
        scope.take(points, second * 1_000_000_000L);
        return points;
    }
}
