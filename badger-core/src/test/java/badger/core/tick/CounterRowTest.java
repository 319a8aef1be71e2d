package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import badger.core.log.EventLog;
import badger.core.spi.Columns;
import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.Series;
import badger.core.time.ManualClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counters side by side, however they come and go, give what each would give alone. */
final class CounterRowTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long FULL_32 = 1L << 32;
    private static final int COUNT = 12;

    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(new ManualClock(0)));
    private final Scope scope = Scope.of(registry, "module", made -> made.flat().startsWith("hidden") ? null : made);
    private final Points points = new Points();
    private long now;

    private List<String> take(long nanos) {
        now += nanos;
        points.clear();
        scope.take(points, now);
        return lines(points);
    }

    private static List<String> lines(Points of) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            Series series = of.series(i);
            lines.add(series.name() + (of.hasValue(i) ? "=" + of.floating(i) : "(" + of.total(i) + ")"));
        }
        return lines;
    }

    @Test
    void columnsAreCountersThatAreSetTogether() {
        Columns columns = scope.columns();
        columns.counter("a", "", "");
        columns.counter("hidden", "", "");
        columns.counter32("b", "", "");
        Counter after = scope.counter("c", "", "");
        columns.set(new long[] {1, 1, FULL_32 - 10});
        after.set(5);
        assertThat(take(SECOND)).containsExactly("a(1)", "b(4294967286)", "c(5)");
        columns.set(new long[] {4, 2, 20, 77});
        after.set(6);
        assertThat(take(SECOND)).as("a wrap at 32 bits").containsExactly("a=3.0", "b=30.0", "c=1.0");
        columns.set(new long[] {-1, -1, 21});
        assertThat(take(SECOND)).as("one missing").containsExactly("b=1.0");
        columns.set(new long[] {8, 2, 20});
        assertThat(take(SECOND)).as("over two seconds, and a reset").containsExactly("a=2.0", "b(20)");
    }

    @Test
    void columnsWhoseReadIsDiscardedKeepTheirBaseline() {
        Columns columns = scope.columns();
        columns.counter("a", "", "");
        columns.set(new long[] {1});
        take(SECOND);
        columns.set(new long[] {100});
        scope.discard();
        now += SECOND;
        columns.set(new long[] {5});
        assertThat(take(SECOND)).containsExactly("a=2.0");
    }

    @Test
    void columnsAreAsManyAsHaveRoomAndHaveAReadingEach() {
        Columns columns = scope.columns();
        for (int i = 0; i < Columns.MOST; i++) {
            columns.counter("c" + i, "", "");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> columns.counter32("more", "", ""))
                .withMessage("more is one column more than the 64 that there may be");
        assertThat(registry.find("more")).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.set(new long[Columns.MOST - 1]))
                .withMessage("64 readings are wanted, not 63");
        columns.set(IntStream.range(0, Columns.MOST).mapToLong(i -> i).toArray());
        assertThat(take(SECOND)).hasSize(Columns.MOST);
        columns.set(IntStream.range(0, Columns.MOST).mapToLong(i -> 2L * i).toArray());
        assertThat(take(SECOND))
                .hasSize(Columns.MOST)
                .startsWith("c0=0.0", "c1=1.0")
                .endsWith("c63=63.0");
    }

    @Test
    void theSameRowInTwoSetsOfPointsStandsInBoth() {
        Counter a = scope.counter("a", "", "");
        Counter b = scope.counter("b", "", "");
        Points others = new Points();
        for (int i = 1; i < 6; i++) {
            a.set(i);
            b.set(2L * i);
            now += SECOND;
            Points to = i % 2 == 0 ? points : others;
            to.clear();
            scope.take(to, now);
            assertThat(lines(to)).isEqualTo(i == 1 ? List.of("a(1)", "b(2)") : List.of("a=1.0", "b=2.0"));
        }
    }

    @Test
    void whateverComesAndGoesEachCounterIsItsOwn() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int round = 0; round < 40; round++) {
            new Trial(random, "r" + round, seed).run();
        }
    }

    /** Some gauges and counters in turn, of which one in three kinds of ticks some are missing, beside the naive account. */
    private final class Trial {
        private final RandomGenerator random;
        private final long seed;
        private final Scope own;
        private final LongGauge[] gauges = new LongGauge[COUNT];
        private final Counter[] counters = new Counter[COUNT];
        private final Columns[] columns = new Columns[COUNT];
        private final String prefix;
        private final Map<String, long[]> before = new HashMap<>();
        private final long[] readings = new long[4 * COUNT];
        private long time = SECOND;

        private Trial(RandomGenerator random, String prefix, long seed) {
            this.random = random;
            this.seed = seed;
            this.prefix = prefix;
            own = Scope.of(registry, "module", made -> made);
            for (int i = 0; i < COUNT; i++) {
                gauges[i] = own.gauge(prefix + "g" + i, "", "");
                counters[i] = own.counter(prefix + "c" + i, "", "");
                columns[i] = own.columns();
                columns[i].counter(prefix + "x" + i, "", "");
                columns[i].counter32(prefix + "y" + i, "", "");
            }
        }

        private void run() {
            Points filled = new Points();
            for (int tick = 0; tick < 60; tick++) {
                boolean whole = random.nextInt(3) > 0;
                time += 1 + random.nextLong(2 * SECOND);
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < COUNT; i++) {
                    if (random.nextInt(10) == 0) {
                        gauges[i].set(tick);
                        expected.add(prefix + "g" + i + "=" + (double) tick);
                    }
                    if (whole || random.nextBoolean()) {
                        long reading = next(4 * i);
                        int among = random.nextInt(5) == 0 ? 1 + random.nextInt(8) : 1;
                        if (among > 1) {
                            counters[i].set(reading, among);
                        } else {
                            counters[i].set(reading);
                        }
                        expected.add(expect("c" + i, reading, among, false));
                    }
                    long x = whole || random.nextBoolean() ? next(4 * i + 1) : -1;
                    long y = whole || random.nextBoolean() ? next(4 * i + 2) % FULL_32 : -1;
                    columns[i].set(new long[] {x, y});
                    if (x >= 0) {
                        expected.add(expect("x" + i, x, 1, false));
                    }
                    if (y >= 0) {
                        expected.add(expect("y" + i, y, 1, true));
                    }
                }
                filled.clear();
                own.take(filled, time);
                assertThat(lines(filled)).as("seed %d, tick %d", seed, tick).isEqualTo(expected);
                assertThat(filled.allHaveValues()).isEqualTo(expected.stream().noneMatch(each -> each.endsWith(")")));
            }
        }

        /** The next reading of a counter: mostly somewhat more, at times the same or the beginning again. */
        private long next(int of) {
            int kind = random.nextInt(20);
            long growth = kind < 3 ? 0 : random.nextLong(1L << random.nextInt(1, 40));
            readings[of] = kind == 19 ? random.nextLong(100) : readings[of] + growth;
            return readings[of];
        }

        private String expect(String name, long reading, int among, boolean wraps32) {
            long[] last = before.put(name, new long[] {reading, time});
            long growth = last == null ? -1 : Rates.growth(last[0], reading, wraps32);
            if (growth < 0) {
                return prefix + name + "(" + reading + ")";
            }
            double perSecond = 1e15 / (time - last[1]) * growth / among / 1e6;
            double rounded = perSecond < 4e9
                    ? Math.rint(1e15 / (time - last[1]) * growth / among) / 1e6
                    : Rates.rounded(perSecond);
            return prefix + name + "=" + rounded;
        }
    }
}
