package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.log.EventLog;
import badger.core.rule.MadeRules;
import badger.core.rule.Passage;
import badger.core.rule.Rules;
import badger.core.spi.Confirmation;
import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Points;
import badger.core.tick.Scope;
import badger.core.tick.SeriesRegistry;
import badger.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Frames that are used again, tick by tick: whatever was in them before, they hold the points of the tick. */
final class IntakeTest {
    private static final long SECOND = 1_000_000_000L;

    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(new ManualClock(0)));
    private final Scope scope = Scope.of(registry, "module", Passage.OPEN);
    private final LongGauge a = scope.gauge("a", "", "");
    private final LongGauge b = scope.gauge("b", "", "");
    private final Counter c = scope.counter("c", "", "");
    private final LongGauge d = scope.gauge("d", "", "");
    private final LaneFrame frame = new LaneFrame();
    private final Intake intake = intake(Rules.NONE);
    private final Points points = new Points();
    private long now;

    private static Intake intake(Rules rules) {
        return new Intake(new LaneSettings(
                "lane",
                1,
                Rollup.MEAN,
                Counters.RATE,
                rules,
                Duration.ofSeconds(10),
                Confirmation.LOCAL,
                true,
                Duration.ZERO,
                1000,
                1 << 20,
                Optional.empty()));
    }

    private List<String> fill(Intake by, Points taken) {
        now += SECOND;
        taken.clear();
        scope.take(taken, now);
        frame.begin(LaneRig.HOST, now / SECOND, 0, 0);
        by.fill(frame, taken);
        return lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
            boolean integer = frame.series(i).type() == NumberType.INTEGER;
            lines.add(frame.series(i).name() + "=" + (integer ? "" + frame.integer(i) : "" + frame.floating(i)));
        }
        return lines;
    }

    private List<String> tick(long value) {
        a.set(value);
        b.set(value);
        c.set(value * value);
        d.set(value);
        return fill(intake, points);
    }

    @Test
    void aTickLikeTheLastHasItsOwnValues() {
        assertThat(tick(1)).as("a first sight has no rate").containsExactly("a=1", "b=1", "d=1");
        assertThat(tick(2)).containsExactly("a=2", "b=2", "c=3.0", "d=2");
        assertThat(tick(3)).containsExactly("a=3", "b=3", "c=5.0", "d=3");
    }

    @Test
    void whatIsMissingIsNotThereAndComesBack() {
        tick(1);
        tick(2);
        b.set(7);
        d.set(8);
        assertThat(fill(intake, points)).containsExactly("b=7", "d=8");
        assertThat(tick(4)).containsExactly("a=4", "b=4", "c=6.0", "d=4");
        a.set(9);
        b.set(9);
        assertThat(fill(intake, points)).as("the last are missing").containsExactly("a=9", "b=9");
        assertThat(tick(5)).containsExactly("a=5", "b=5", "c=4.5", "d=5");
        assertThat(tick(6)).containsExactly("a=6", "b=6", "c=11.0", "d=6");
    }

    @Test
    void aCounterThatStartedAnewHasNoPoint() {
        tick(5);
        tick(6);
        a.set(1);
        b.set(1);
        c.set(0);
        d.set(1);
        assertThat(fill(intake, points)).containsExactly("a=1", "b=1", "d=1");
        assertThat(tick(7)).containsExactly("a=7", "b=7", "c=49.0", "d=7");
    }

    @Test
    void aFrameThatPointsWereTakenOutOfIsFilledAnew() {
        tick(1);
        tick(2);
        frame.remove(1, 2);
        assertThat(tick(3)).containsExactly("a=3", "b=3", "c=5.0", "d=3");
    }

    @Test
    void otherPointsAndAnotherFilterAreTheirOwn() {
        tick(1);
        tick(2);
        b.set(3);
        assertThat(fill(intake, new Points())).containsExactly("b=3");
        assertThat(tick(4)).containsExactly("a=4", "b=4", "c=6.0", "d=4");
        Intake others = intake(MadeRules.blacklist("b"));
        a.set(5);
        b.set(5);
        d.set(5);
        assertThat(fill(others, points)).containsExactly("a=5", "d=5");
        assertThat(tick(6)).containsExactly("a=6", "b=6", "c=10.0", "d=6");
    }

    @Test
    void whateverComesGoesAndIsForgottenIsSentInTheOrderOfItsPoints() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        Intake filtered = intake(MadeRules.blacklist("s*7"));
        List<Scope> things = new ArrayList<>();
        List<LongGauge> gauges = new ArrayList<>();
        int made = 0;
        for (int tick = 1; tick < 500; tick++) {
            int coming = random.nextInt(10) == 0 ? random.nextInt(60) : 0;
            for (int i = 0; i < coming; i++) {
                Scope thing = Scope.of(registry, "module", Passage.OPEN);
                int at = random.nextInt(things.size() + 1);
                things.add(at, thing);
                gauges.add(at, thing.gauge("s" + made++, "", ""));
            }
            int going = random.nextInt(10) == 0 ? random.nextInt(things.size() + 1) : 0;
            for (int i = 0; i < going; i++) {
                int at = random.nextInt(things.size());
                gauges.get(at).set(tick);
                Points last = new Points();
                things.remove(at).take(last, tick * SECOND);
                gauges.remove(at);
                Series sent = filtered.forget(last.series(0));
                assertThat(sent).isIn(null, last.series(0));
            }
            points.clear();
            int missing = random.nextInt(3) == 0 ? 2 + random.nextInt(10) : Integer.MAX_VALUE;
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < things.size(); i++) {
                if (i % missing != 1) {
                    gauges.get(i).set(tick);
                }
                things.get(i).take(points, tick * SECOND);
            }
            for (int i = 0; i < points.size(); i++) {
                if (!points.series(i).name().endsWith("7")) {
                    expected.add(points.series(i).name() + "=" + tick);
                }
            }
            frame.begin(LaneRig.HOST, tick, 0, 0);
            filtered.fill(frame, points);
            assertThat(lines()).as("seed %d, tick %d", seed, tick).isEqualTo(expected);
        }
    }
}
