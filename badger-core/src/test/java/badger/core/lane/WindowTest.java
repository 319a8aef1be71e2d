package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.rule.Rules;
import badger.core.spi.Confirmation;
import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.NumberType;
import badger.core.spi.Ratio;
import badger.core.tick.Points;
import badger.core.tick.Scope;
import badger.core.tick.SeriesRegistry;
import badger.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WindowTest {
    private static final long SECOND = 1_000_000_000L;

    private final Scope scope = Scope.of(new SeriesRegistry(new EventLog(new ManualClock(0))), "module", Passage.OPEN);
    private final LongGauge gauge = scope.gauge("gauge", "", "");
    private final Counter counter = scope.counter("counter", "", "");
    private final Points points = new Points();

    private static LaneSettings settings(Rollup rollup, Counters counters) {
        return new LaneSettings(
                "lane",
                5,
                rollup,
                counters,
                Rules.NONE,
                Duration.ofSeconds(10),
                Confirmation.LOCAL,
                true,
                Duration.ZERO,
                1000,
                1 << 20,
                Optional.empty());
    }

    private Window window(Rollup rollup, Counters counters) {
        LaneSettings settings = settings(rollup, counters);
        return new Window(settings, new Intake(settings));
    }

    /** Reads gauge and counter at a time and adds them to the window of a second. */
    private void read(Window window, long second, long nanos, long ofGauge, long ofCounter) {
        gauge.set(ofGauge);
        counter.set(ofCounter);
        points.clear();
        scope.take(points, nanos);
        window.add(second, points);
    }

    private static List<String> flush(Window window) {
        LaneFrame frame = new LaneFrame();
        window.flush(frame);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
            boolean floating = frame.series(i).type() == NumberType.FLOATING;
            lines.add(frame.series(i).name() + "=" + (floating ? frame.floating(i) : (Object) frame.integer(i)));
        }
        return lines;
    }

    private void readFive(Window window) {
        read(window, 0, 0, 0, 1000);
        flush(window);
        read(window, 1, SECOND, 10, 1010);
        read(window, 2, 2 * SECOND, 20, 1030);
        read(window, 3, 3 * SECOND, 60, 1060);
        // the next tick is late: its rate covers two seconds
        read(window, 5, 5 * SECOND, 10, 1260);
    }

    @Test
    void theMeanOfARatioIsThatOfAllThatWasDivided() {
        Ratio wait = scope.ratio("wait", "ms", "");
        Window window = window(Rollup.MEAN, Counters.RATE);
        long[][] readings = {{0, 0}, {100, 10}, {100, 10}, {130, 11}};
        for (int second = 0; second < readings.length; second++) {
            wait.set(readings[second][0], readings[second][1]);
            points.clear();
            scope.take(points, second * SECOND);
            window.add(1 + second, points);
        }
        assertThat(flush(window)).as("10 waits of 10 ms and one of 30").containsExactly("wait=11.818182");
    }

    @Test
    void theMeanOfACounterIsItsGrowthByTheTimeThatPassed() {
        Window window = window(Rollup.MEAN, Counters.RATE);
        readFive(window);
        assertThat(window.end()).isEqualTo(5);
        assertThat(flush(window)).containsExactly("gauge=25.0", "counter=52.0");
    }

    @Test
    void aResetLeavesOutOnlyTheIntervalOfTheReset() {
        Window window = window(Rollup.MEAN, Counters.RATE);
        read(window, 0, 0, 0, 1000);
        flush(window);
        read(window, 1, SECOND, 1, 1010);
        read(window, 2, 2 * SECOND, 1, 5);
        read(window, 3, 3 * SECOND, 1, 35);
        assertThat(flush(window)).containsExactly("gauge=1.0", "counter=20.0");
    }

    @Test
    void leastGreatestAndLast() {
        Window least = window(Rollup.MIN, Counters.RATE);
        readFive(least);
        assertThat(flush(least)).containsExactly("gauge=10", "counter=10.0");
        Window greatest = window(Rollup.MAX, Counters.RATE);
        readFive(greatest);
        assertThat(flush(greatest)).containsExactly("gauge=60", "counter=100.0");
        Window last = window(Rollup.LAST, Counters.RATE);
        readFive(last);
        assertThat(flush(last)).containsExactly("gauge=10", "counter=100.0");
    }

    @Test
    void aTotalIsTheLastRawReading() {
        Window window = window(Rollup.MEAN, Counters.TOTAL);
        readFive(window);
        assertThat(flush(window)).containsExactly("gauge=25.0", "counter=1260");
    }

    @Test
    void windowsAreAlignedToMultiplesOfTheInterval() {
        Window window = window(Rollup.MEAN, Counters.RATE);
        assertThat(window.endOf(10)).isEqualTo(10);
        assertThat(window.endOf(11)).isEqualTo(15);
        assertThat(window.endOf(15)).isEqualTo(15);
        assertThat(window.startsAnew(11)).isFalse();
        read(window, 11, 0, 1, 1);
        assertThat(window.startsAnew(15)).isFalse();
        assertThat(window.startsAnew(16)).isTrue();
        assertThat(window.isEmpty()).isFalse();
        flush(window);
        assertThat(window.isEmpty()).isTrue();
        assertThat(flush(window)).isEmpty();
    }

    @Test
    void aClosedSeriesTakesWhatItHadWithIt() {
        Window window = window(Rollup.MEAN, Counters.RATE);
        read(window, 1, 0, 1, 1);
        window.forget(points.series(0));
        assertThat(flush(window)).isEmpty();
    }
}
