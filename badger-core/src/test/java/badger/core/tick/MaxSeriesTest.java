package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.Instances;
import badger.core.spi.Kind;
import badger.core.spi.LongGauge;
import badger.core.spi.NumberType;
import badger.core.spi.Schema;
import badger.core.spi.Series;
import badger.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten series for all modules. */
final class MaxSeriesTest {
    private static final int MOST = 10;
    private static final long SECOND = 1_000_000_000L;

    private final ManualClock clock = new ManualClock(0);
    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(clock), MOST);
    private final Points points = new Points();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void catchStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    /** What was said, without its time. */
    private List<String> said() {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private Scope module(String name, int most) {
        registry.limit(name, most);
        return Scope.of(registry, name, made -> made.flat().startsWith("hidden") ? null : made);
    }

    private static LongGauge one(Schema schema) {
        return schema.gauge("one", "", "");
    }

    private static List<LongGauge> three(Schema schema) {
        return List.of(schema.gauge("x", "", ""), schema.gauge("y", "", ""), schema.gauge("z", "", ""));
    }

    /** Lets a second pass; the names of the points of some modules. */
    private List<String> take(Scope... modules) {
        clock.advance(SECOND);
        points.clear();
        for (Scope module : modules) {
            module.take(points, clock.nanoTime());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            names.add(points.series(i).name());
        }
        return names;
    }

    private static void set(Instances<LongGauge> things, int from, int to) {
        for (int i = from; i < to; i++) {
            things.at("t" + i).set(i);
        }
    }

    private static void setAll(Instances<List<LongGauge>> things, String... names) {
        for (String name : names) {
            for (LongGauge gauge : things.at(name)) {
                gauge.set(1);
            }
        }
    }

    @Test
    void whatIsThereGoesOnAndWhatIsNewIsLeftOutCountedAndNamedOnce() {
        Scope module = module("disk", 0);
        Instances<LongGauge> disks = module.instances("disk", MaxSeriesTest::one);
        set(disks, 0, MOST);
        for (int i = 1; i <= 3; i++) {
            set(disks, 0, MOST + 2);
            assertThat(take(module)).hasSize(MOST).contains("one.t0").doesNotContain("one.t10", "one.t11");
            assertThat(registry.overBudget()).as("of both, at each read").isEqualTo(2L * i);
        }
        assertThat(registry.open()).isEqualTo(MOST);
        assertThat(said())
                .containsExactly("WARN disk - disk 't10' is left out, and so is whatever else is new: core.max_series"
                        + " allows 10 series, there are 10");
    }

    @Test
    void whatWasLeftOutHasItsSeriesOnceThereIsRoomAndIsAFirstSight() {
        Scope module = module("disk", 0);
        Instances<LongGauge> disks = module.instances("disk", MaxSeriesTest::one);
        set(disks, 0, MOST);
        take(module);
        for (int read = 0; read < InstanceTable.PATIENCE_READS; read++) {
            set(disks, 2, MOST + 2);
            assertThat(take(module)).as("read %d", read).hasSize(MOST - 2);
        }
        set(disks, 2, MOST + 3);
        assertThat(take(module)).hasSize(MOST).contains("one.t10", "one.t11").doesNotContain("one.t12");
    }

    @Test
    void aThingHasAllOfItsSeriesOrNone() {
        Scope module = module("disk", 0);
        Instances<List<LongGauge>> disks = module.instances("disk", MaxSeriesTest::three);
        setAll(disks, "a", "b", "c", "d");
        assertThat(take(module)).hasSize(9).contains("z.c").doesNotContain("x.d");
        assertThat(registry.open()).isEqualTo(9);
        assertThat(said())
                .containsExactly("WARN disk - disk 'd' is left out, and so is whatever else is new: core.max_series"
                        + " allows 10 series, there are 9, and it wants 3");
        LongGauge fits = module.gauge("fits", "", "");
        fits.set(1);
        assertThat(take(module)).containsExactly("fits");
    }

    @Test
    void whatAThingWantsIsFoundOutOnce() {
        Scope module = module("disk", 0);
        List<String> declared = new ArrayList<>();
        Instances<List<LongGauge>> disks = module.instances("disk", schema -> {
            declared.add("");
            return three(schema);
        });
        setAll(disks, "a", "b", "c");
        int next = nextId();
        for (int i = 0; i < 100; i++) {
            setAll(disks, "a", "b", "c", "d" + i);
            assertThat(take(module)).hasSize(9);
        }
        assertThat(declared)
                .as("three, the one that did not fit, and what takes the numbers of all others")
                .hasSize(5);
        assertThat(nextId()).as("one had an id for a moment").isEqualTo(next + 1 + 1);
    }

    /** The id that a new series would have; it is used up by asking. */
    private int nextId() {
        return registry.recall("asked", List.of(), "", NumberType.INTEGER, Kind.GAUGE, "asked")
                .id();
    }

    @Test
    void aThingInAThingIsPartOfIt() {
        Scope module = module("app", 0);
        Instances<List<LongGauge>> metrics = module.instances("", outer -> {
            Instances<List<LongGauge>> inner = outer.instances("pod", MaxSeriesTest::three);
            return inner.at("p");
        });
        for (int i = 0; i < 2; i++) {
            setAll(metrics, "a");
            assertThat(take(module)).containsExactly("x.p", "y.p", "z.p");
        }
        Instances<List<LongGauge>> others = module.instances("app", outer -> {
            Instances<List<LongGauge>> inner = outer.instances("pod", MaxSeriesTest::three);
            return inner.at("p");
        });
        setAll(others, "b", "c");
        assertThat(take(module)).hasSize(6);
        for (int i = 0; i < InstanceTable.PATIENCE_READS + 1; i++) {
            setAll(others, "b", "c", "d");
            assertThat(registry.open()).isEqualTo(9);
            take(module);
        }
        setAll(others, "b", "c", "d");
        assertThat(take(module)).as("in place of a").contains("x.d.p", "z.d.p").hasSize(9);
    }

    @Test
    void whatAppearsLaterInAThingIsLeftOutAlone() {
        Scope module = module("app", 0);
        Instances<Instances<LongGauge>> apps = module.instances("app", app -> app.instances("pod", MaxSeriesTest::one));
        for (int read = 0; read < 3; read++) {
            for (int i = 0; i < MOST + 5; i++) {
                apps.at("a").at("p" + i).set(1);
                apps.at("other" + i).at("p" + i).set(1);
            }
            assertThat(take(module)).hasSize(MOST).contains("one.a.p0", "one.other0.p0");
        }
        assertThat(registry.open()).isEqualTo(MOST);
    }

    @Test
    void aSeriesThatBelongsToNoThingIsLeftOutAndCountedOnce() {
        Scope module = module("memory", 0);
        List<LongGauge> gauges = IntStream.range(0, MOST + 2)
                .mapToObj(i -> module.gauge("g" + i, "", ""))
                .toList();
        for (int read = 0; read < 3; read++) {
            gauges.forEach(gauge -> gauge.set(1));
            assertThat(take(module)).hasSize(MOST);
        }
        assertThat(registry.overBudget()).isEqualTo(2);
        assertThat(said())
                .containsExactly("WARN memory - series 'g10' is left out, and so is whatever else is new:"
                        + " core.max_series allows 10 series, there are 10");
    }

    @Test
    void aModuleMayHaveALimitOfItsOwnAndLeavesTheRestToOthers() {
        Scope first = module("statsd", 4);
        Scope second = module("disk", 0);
        Instances<LongGauge> metrics = first.instances("", MaxSeriesTest::one);
        Instances<LongGauge> sent = first.instances("from", from -> from.gauge("sent", "", ""));
        Instances<LongGauge> disks = second.instances("disk", disk -> disk.gauge("reads", "", ""));
        set(sent, 0, 20);
        set(disks, 0, 20);
        assertThat(take(first, second)).hasSize(MOST).contains("sent.t3", "reads.t5");
        assertThat(registry.allowance("statsd").refused()).isEqualTo(20 - 4);
        assertThat(registry.allowance("disk").refused()).isEqualTo(20 - 6);
        metrics.at("m|pod:1").set(1);
        assertThat(take(first, second)).isEmpty();
        assertThat(said())
                .containsExactly(
                        "WARN statsd - from 't4' is left out, and so is whatever else is new: max_series in statsd.conf"
                                + " allows 4 series, there are 4",
                        "WARN disk - disk 't6' is left out, and so is whatever else is new: core.max_series allows 10"
                                + " series, there are 10");
    }

    @Test
    void aFilteredSeriesTakesNoRoomAndIsNotMissed() {
        Scope module = module("disk", 2);
        Instances<LongGauge> disks = module.instances("disk", disk -> {
            disk.gauge("hidden", "", "");
            return one(disk);
        });
        set(disks, 0, 2);
        assertThat(take(module)).containsExactly("one.t0", "one.t1");
        assertThat(registry.overBudget()).isZero();
    }

    @Test
    void itIsSaidAgainOnlyAfterThereWasRoomAndNeverEverySecond() {
        Scope module = module("disk", 0);
        Instances<LongGauge> disks = module.instances("disk", MaxSeriesTest::one);
        set(disks, 0, MOST);
        take(module);
        for (int second = 0; second < 2_000; second++) {
            set(disks, 0, MOST + 1);
            take(module);
        }
        assertThat(said()).as("there was never room").hasSize(1);
        // from now on there is room for one every second, and three want it
        for (int second = 0; second < 1_300; second++) {
            set(disks, 100 + second, 103 + second);
            take(module);
        }
        assertThat(said()).as("one in ten minutes at most").hasSizeBetween(2, 4);
    }

    @Test
    void thingsComeAndGoForThousandsOfTicksAndTheLimitIsNotLeaked() {
        int most = 120;
        SeriesRegistry own = new SeriesRegistry(new EventLog(clock), most);
        Scope module = Scope.of(own, "container", Passage.OPEN);
        Instances<List<LongGauge>> pods = module.instances("pod", MaxSeriesTest::three);
        Instances<Instances<LongGauge>> nested =
                module.instances("node", node -> node.instances("volume", MaxSeriesTest::one));
        int ticks = 6_000;
        long seen = 0;
        for (int tick = 0; tick < ticks; tick++) {
            for (int i = 0; i < 10; i++) {
                setAll(pods, "p" + (tick * 7 + i));
                nested.at("n" + tick / 50).at("v" + (tick * 3 + i)).set(1);
            }
            seen += take(module).size();
            assertThat(own.open()).isLessThanOrEqualTo(most);
        }
        assertThat(seen).isGreaterThan(ticks);
        assertThat(own.overBudget()).isGreaterThan(ticks);
        int ids = own.recall("asked", List.of(), "", NumberType.INTEGER, Kind.GAUGE, "asked")
                .id();
        assertThat(ids)
                .as("no more than can have been open, each for as long as it takes to be let go")
                .isLessThan(most * (ticks / InstanceTable.PATIENCE_READS + 2));
        for (int i = 0; i < InstanceTable.PATIENCE_READS + 1; i++) {
            take(module);
        }
        assertThat(own.open()).isZero();
        assertThat(own.allowance("container").room()).isEqualTo(most);
    }

    @Test
    void whatIsClosedTwiceGivesItsRoomOnce() {
        Scope module = module("disk", 0);
        Instances<LongGauge> disks = module.instances("disk", MaxSeriesTest::one);
        set(disks, 0, 4);
        module.gauge("own", "", "");
        Scope other = module("memory", 0);
        other.gauge("other", "", "");
        module.close();
        module.close();
        assertThat(registry.allowance("disk").room()).isEqualTo(MOST - 1);
        Scope again = module("disk", 0);
        Series series = Objects.requireNonNull(again.openShare("own", ""));
        module.close();
        assertThat(registry.isOpen(series)).as("the name's new owner keeps it").isTrue();
        assertThat(registry.open()).isEqualTo(2);
    }

    @Test
    void ofAThingThatCannotBeDeclaredNothingStaysOpen() {
        Scope module = module("disk", 0);
        Instances<LongGauge> disks = module.instances("disk", disk -> {
            LongGauge gauge = one(disk);
            throw new IllegalArgumentException("no such disk: " + gauge);
        });
        for (int i = 0; i < 3 * MOST; i++) {
            String name = "d" + i;
            assertThatIllegalArgumentException().isThrownBy(() -> disks.at(name));
        }
        assertThat(registry.open()).isZero();
        Instances<LongGauge> well = module.instances("disk", MaxSeriesTest::one);
        set(well, 0, MOST + 1);
        assertThat(take(module)).hasSize(MOST);
    }

    @Test
    void modulesWithThreadsOfTheirOwnHaveNoMoreThanThereMayBe() throws InterruptedException {
        SeriesRegistry own = new SeriesRegistry(new EventLog(clock), 500);
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Scope module = Scope.of(own, name, Passage.OPEN);
            Instances<List<LongGauge>> things = module.instances(
                    name, schema -> List.of(schema.gauge(name + ".x", "", ""), schema.gauge(name + ".y", "", "")));
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    things.at("t" + i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(own.open()).isBetween(498, 500).isEven();
    }

    @Test
    void whatIsExemptIsThereWhateverOthersHave() {
        Scope module = module("disk", 0);
        set(module.instances("disk", MaxSeriesTest::one), 0, MOST);
        Scope agent = module("badger", 0);
        agent.gauge("badger.start", "", "").set(1);
        agent.exempt();
        agent.gauge("badger.open", "", "").set(1);
        assertThat(take(agent)).containsExactly("badger.open");
        assertThat(registry.overBudget()).as("badger.start").isEqualTo(1);
        assertThat(registry.open()).isEqualTo(MOST + 1);
        module.close();
        agent.gauge("badger.more", "", "");
        set(module("disk", 0).instances("disk", MaxSeriesTest::one), 0, MOST);
        assertThat(registry.overBudget()).as("it takes no room").isEqualTo(1);
        assertThat(registry.open()).isEqualTo(MOST + 2);
    }

    @Test
    void whileMemoryIsShortItIsMemoryThatIsCounted() {
        Scope module = module("disk", 1);
        Instances<LongGauge> disks = module.instances("disk", MaxSeriesTest::one);
        set(disks, 0, 1);
        registry.refuseNew(true);
        set(disks, 0, 3);
        assertThat(registry.turnedAway()).isEqualTo(2);
        assertThat(registry.overBudget()).isZero();
        registry.refuseNew(false);
        set(disks, 0, 3);
        assertThat(registry.overBudget()).isEqualTo(2);
    }
}
