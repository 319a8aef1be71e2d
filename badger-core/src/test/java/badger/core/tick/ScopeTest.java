package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import badger.core.log.EventLog;
import badger.core.rule.MadeRules;
import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Info;
import badger.core.spi.Instances;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.LongGauge;
import badger.core.spi.NumberType;
import badger.core.spi.Ratio;
import badger.core.spi.Schema;
import badger.core.spi.Series;
import badger.core.spi.Shares;
import badger.core.spi.Sum;
import badger.core.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeTest {
    private static final long SECOND = 1_000_000_000L;

    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(new ManualClock(0)));
    private final Scope scope = Scope.of(registry, "module", made -> made.flat().startsWith("hidden") ? null : made);
    private final Points points = new Points();
    private long now;

    /** Takes what was set, a time after the last read; points as {@code name=value}, without a value {@code name(total)}. */
    private List<String> take(long nanos) {
        now += nanos;
        points.clear();
        scope.take(points, now);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Series series = points.series(i);
            if (!points.hasValue(i)) {
                lines.add(series.name() + "(" + points.total(i) + ")");
            } else if (series.type() == NumberType.INTEGER) {
                lines.add(series.name() + "=" + points.bits(i));
            } else {
                lines.add(series.name() + "=" + points.floating(i));
            }
        }
        return lines;
    }

    @Test
    void aSeriesHasTheNameThatRulesGiveIt() {
        Scope renamed = Scope.of(registry, "other", MadeRules.rename("net.*", "network.$1"));
        Instances<LongGauge> interfaces = renamed.instances("interface", schema -> schema.gauge("net.rx", "B", "rx"));
        interfaces.at("eth0").set(1);

        Series opened = registry.find("network.rx.eth0");
        assertThat(opened).isNotNull();
        assertThat(opened.metric()).isEqualTo("network.rx");
        assertThat(opened.labels()).containsExactly(new Label("interface", "eth0"));
        assertThat(registry.find("net.rx.eth0")).isNull();
        renamed.close();
        assertThat(registry.open()).isZero();
    }

    @Test
    void ofTwoThatMeetInOneNameTheSecondIsRefused() {
        Scope renamed = Scope.of(registry, "other", MadeRules.rename("b", "a"));
        LongGauge first = scope.gauge("a", "", "");
        LongGauge second = renamed.gauge("b", "", "");
        first.set(1);
        second.set(2);

        assertThat(take(SECOND)).containsExactly("a=1");
        points.clear();
        assertThat(renamed.take(points, now)).isTrue();
        assertThat(points.size()).isZero();
        assertThat(registry.refused()).isEqualTo(1);
    }

    @Test
    void whatIsDeclaredIsKeptOnlyIfAskedFor() {
        scope.gauge("a", "", "");
        assertThat(registry.declarations()).isEmpty();
        registry.keepDeclarations();
        scope.gauge("b", "B", "what it is");
        scope.gauge("hidden", "", "");
        scope.gauge("a", "", "");

        assertThat(registry.declarations())
                .extracting(one -> one.made().flat(), one -> one.series() != null)
                .containsExactly(tuple("b", true), tuple("hidden", false), tuple("a", false));
        assertThat(registry.declarations().getFirst().description()).isEqualTo("what it is");
    }

    @Test
    void aGaugeThatIsNotSetHasNoPoint() {
        LongGauge gauge = scope.gauge("a", "", "");
        gauge.set(7);
        assertThat(take(SECOND)).containsExactly("a=7");
        assertThat(take(SECOND)).isEmpty();
    }

    @Test
    void noNumberIsRefusedAndCounted() {
        DoubleGauge gauge = scope.floatingGauge("a", "", "");
        gauge.set(Double.NaN);
        gauge.set(Double.NEGATIVE_INFINITY);
        assertThat(take(SECOND)).isEmpty();
        assertThat(registry.refusedValues()).isEqualTo(2);
        gauge.set(0.5);
        assertThat(take(SECOND)).containsExactly("a=0.5");
    }

    @Test
    void noNumberIsNothingWhereNoSeriesIs() {
        scope.floatingGauge("hidden.a", "", "").set(Double.NaN);
        assertThat(take(SECOND)).isEmpty();
        assertThat(registry.refusedValues()).isZero();
    }

    @Test
    void aCounterGivesItsGrowthPerSecondByMeasuredTime() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100);
        assertThat(take(SECOND)).containsExactly("a(100)");
        counter.set(160);
        assertThat(take(SECOND * 3 / 2)).containsExactly("a=40.0");
        assertThat(points.total(0)).isEqualTo(160);
        assertThat(points.weight(0)).isEqualTo(SECOND * 3 / 2);
    }

    @Test
    void aCounterThatWasMissingForATickCoversTheWholeTime() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100);
        take(SECOND);
        take(SECOND);
        counter.set(160);
        assertThat(take(SECOND)).containsExactly("a=30.0");
    }

    @Test
    void aCounterThatWentDownHasNoPointForThatInterval() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100);
        take(SECOND);
        counter.set(40);
        assertThat(take(SECOND)).containsExactly("a(40)");
        counter.set(50);
        assertThat(take(SECOND)).containsExactly("a=10.0");
    }

    @Test
    void aCounterIsDividedAmongWhatThereIsNow() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100, 2);
        take(SECOND);
        counter.set(200, 4);
        assertThat(take(SECOND)).containsExactly("a=25.0");
    }

    @Test
    void theDivisorOfTheLastSettingCounts() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100);
        take(SECOND);
        counter.set(150, 4);
        counter.set(200);
        assertThat(take(SECOND)).containsExactly("a=100.0");
        counter.set(300, 4);
        assertThat(take(SECOND)).containsExactly("a=25.0");
        counter.set(400);
        assertThat(take(SECOND)).containsExactly("a=100.0");
    }

    @Test
    void ofManyCountersEachHasItsOwnPlaceAndTime() {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            counters.add(scope.counter((i % 5 == 0 ? "hidden." : "c.") + i, "", ""));
        }
        LongGauge gauge = scope.gauge("between", "", "");
        counters.add(scope.counter("c.150", "", ""));
        counters.forEach(counter -> counter.set(1000));
        take(SECOND);
        for (int i = 0; i < counters.size(); i++) {
            // every third is missing, and covers two seconds when it comes back
            if (i % 3 != 0) {
                counters.get(i).set(1000 + i);
            }
        }
        assertThat(take(SECOND))
                .hasSize(80)
                .startsWith("c.1=1.0", "c.2=2.0", "c.4=4.0")
                .endsWith("c.149=149.0");
        counters.forEach(counter -> counter.set(1300));
        gauge.set(7);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i <= 150; i++) {
            if (i == 150) {
                expected.add("between=7");
            }
            if (i % 5 != 0 || i == 150) {
                expected.add("c." + i + "=" + (i % 3 == 0 ? 150.0 : 300.0 - i));
            }
        }
        assertThat(take(SECOND)).isEqualTo(expected);
    }

    @Test
    void aCounterMissingForLongKeepsItsTimeWhileOthersGoOn() {
        Counter steady = scope.counter("steady", "", "");
        Counter rare = scope.counter("rare", "", "");
        Counter late = scope.counter("late", "", "");
        for (int second = 0; second < 3; second++) {
            steady.set(10L * second);
            if (second == 0) {
                rare.set(0);
            }
            take(SECOND);
        }
        take(SECOND);
        steady.set(60);
        rare.set(80);
        late.set(5);
        assertThat(take(SECOND)).containsExactly("steady=20.0", "rare=20.0", "late(5)");
    }

    @Test
    void whatIsDiscardedLeavesTheBaselineOfTheLastReadThatCounted() {
        Counter counter = scope.counter("a", "", "");
        counter.set(100);
        take(SECOND);
        counter.set(150);
        scope.discard();
        now += SECOND;
        counter.set(200);
        assertThat(take(SECOND)).containsExactly("a=50.0");
    }

    @Test
    void sharesArePercentagesOfTheGrowthOfTheSum() {
        Shares shares = scope.shares();
        Counter user = shares.part("user", "");
        Counter idle = shares.part("idle", "");
        Counter guest = shares.contained("guest", "");
        set(user, 1000, idle, 5000, guest, 900);
        assertThat(take(SECOND)).isEmpty();
        set(user, 1025, idle, 5075, guest, 920);
        assertThat(take(SECOND)).containsExactly("user=25.0", "idle=75.0", "guest=20.0");
    }

    @Test
    void aShareThatWentDownCountsZeroAndTheRestIsAHundred() {
        Shares shares = scope.shares();
        Counter user = shares.part("user", "");
        Counter idle = shares.part("idle", "");
        Counter iowait = shares.part("iowait", "");
        set(user, 1000, idle, 5000, iowait, 100);
        take(SECOND);
        set(user, 1025, idle, 5075, iowait, 90);
        assertThat(take(SECOND)).containsExactly("user=25.0", "idle=75.0", "iowait=0.0");
    }

    @Test
    void sharesStartAnewOnlyIfTheSumFell() {
        Shares shares = scope.shares();
        Counter user = shares.part("user", "");
        Counter idle = shares.part("idle", "");
        Counter other = shares.part("other", "");
        set(user, 1000, idle, 5000, other, 0);
        take(SECOND);
        set(user, 10, idle, 20, other, 0);
        assertThat(take(SECOND)).isEmpty();
        set(user, 20, idle, 30, other, 0);
        assertThat(take(SECOND)).containsExactly("user=50.0", "idle=50.0", "other=0.0");
    }

    @Test
    void sharesWithAPartMissingHaveNoPoints() {
        Shares shares = scope.shares();
        Counter user = shares.part("user", "");
        Counter idle = shares.part("idle", "");
        Counter other = shares.part("other", "");
        set(user, 1000, idle, 5000, other, 0);
        take(SECOND);
        user.set(1010);
        assertThat(take(SECOND)).isEmpty();
        set(user, 1020, idle, 5020, other, 0);
        assertThat(take(SECOND)).containsExactly("user=50.0", "idle=50.0", "other=0.0");
    }

    private static void set(Counter a, long ofA, Counter b, long ofB, Counter c, long ofC) {
        a.set(ofA);
        b.set(ofB);
        c.set(ofC);
    }

    @Test
    void aSumAddsTheGrowthOfMembersSeenInBothReads() {
        Sum sum = scope.sum("a", "", "");
        sum.add(1, 10, 1000);
        sum.add(2, 11, 500);
        sum.set();
        assertThat(take(SECOND)).containsExactly("a(0)");
        sum.add(1, 10, 1010);
        sum.add(3, 12, 70_000);
        sum.set();
        assertThat(take(SECOND)).as("2 is gone, 3 is new").containsExactly("a=10.0");
        sum.add(3, 12, 70_030);
        sum.add(1, 10, 1010);
        sum.set();
        assertThat(take(SECOND)).as("another order").containsExactly("a=30.0");
        assertThat(points.total(0)).isEqualTo(40);
    }

    @Test
    void membersOf32BitsMayWrapEach() {
        Sum sum = scope.sum32("a", "", "");
        sum.add(1, 0, 4_294_967_290L);
        sum.add(2, 0, 100);
        sum.set();
        take(SECOND);
        sum.add(1, 0, 4);
        sum.add(2, 0, 130);
        sum.set();
        assertThat(take(SECOND)).containsExactly("a=40.0");
        sum.add(1, 0, 14);
        sum.add(2, 0, 0);
        sum.set();
        assertThat(take(SECOND)).as("the second was set back").containsExactly("a=10.0");
    }

    @Test
    void aProcessThatHasThePidOfAnotherIsNew() {
        Sum sum = scope.sum("a", "", "");
        sum.add(1, 10, 1000);
        sum.set();
        take(SECOND);
        sum.add(1, 99, 5);
        sum.set();
        assertThat(take(SECOND)).containsExactly("a(0)");
    }

    @Test
    void aSumWithoutMembersHasNoRate() {
        Sum sum = scope.sum("a", "", "");
        sum.set();
        take(SECOND);
        sum.set();
        assertThat(take(SECOND)).containsExactly("a(0)");
    }

    @Test
    void aPercentSumIsAShareOfItsWhole() {
        Sum sum = scope.percentSum("a", "");
        sum.add(1, 10, 100);
        sum.set(10_000);
        take(SECOND);
        sum.add(1, 10, 150);
        sum.set(10_200);
        assertThat(take(SECOND)).containsExactly("a=25.0");
        assertThatIllegalStateException().isThrownBy(sum::set);
    }

    @Test
    void aRatioIsTheGrowthOfOneCounterByThatOfAnother() {
        Ratio wait = scope.ratio("wait", "ms", "");
        wait.set(1000, 70);
        assertThat(take(SECOND)).containsExactly("wait(1000)");
        wait.set(1030, 74);
        assertThat(take(3 * SECOND)).containsExactly("wait=7.5");
        assertThat(points.weight(0)).as("what it weighs in a mean").isEqualTo(4);
        assertThat(points.series(0).kind()).isEqualTo(Kind.RATIO);
    }

    @Test
    void aRatioWhoseWholeDidNotGrowHasNoPoint() {
        Ratio wait = scope.ratio("wait", "ms", "");
        wait.set(1000, 70);
        take(SECOND);
        wait.set(1030, 70);
        assertThat(take(SECOND)).containsExactly("wait(1030)");
        assertThat(points.hasValue(0)).isFalse();
        wait.set(1050, 72);
        assertThat(take(SECOND)).containsExactly("wait=10.0");
    }

    @Test
    void aRatioOfCountersOfWhichOneWasResetHasNoPoint() {
        Ratio wait = scope.ratio("wait", "ms", "");
        wait.set(1000, 70);
        take(SECOND);
        wait.set(10, 80);
        assertThat(take(SECOND)).as("the part fell").containsExactly("wait(10)");
        wait.set(20, 3);
        assertThat(take(SECOND)).as("the whole fell").containsExactly("wait(20)");
        wait.set(24, 5);
        assertThat(take(SECOND)).containsExactly("wait=2.0");
    }

    @Test
    void thePartOfARatioMayWrapAt32Bits() {
        Ratio wait = scope.ratio("wait", "ms", "");
        wait.set((1L << 32) - 6, 70);
        take(SECOND);
        wait.set(4, 75);
        assertThat(take(SECOND)).containsExactly("wait=2.0");
    }

    @Test
    void aRatioThatWasMissingForATickCoversTheWholeTime() {
        Ratio wait = scope.ratio("wait", "ms", "");
        Ratio busy = scope.percentRatio("busy", "");
        wait.set(1000, 70);
        busy.setMillis(100);
        take(SECOND);
        assertThat(take(SECOND)).isEmpty();
        wait.set(1030, 74);
        busy.setMillis(600);
        assertThat(take(SECOND)).containsExactly("wait=7.5", "busy=25.0");
    }

    @Test
    void aPercentRatioOfTimeIsMeasuredAndNeverOver100() {
        Ratio busy = scope.percentRatio("busy", "");
        busy.setMillis(100);
        assertThat(take(SECOND)).containsExactly("busy(100)");
        busy.setMillis(850);
        assertThat(take(SECOND * 3 / 2)).containsExactly("busy=50.0");
        assertThat(points.weight(0)).isEqualTo(SECOND * 3 / 2);
        busy.setMillis(1854);
        assertThat(take(SECOND)).as("ticks of 4 ms").containsExactly("busy=100.0");
        assertThat(points.series(0).unit()).isEqualTo("percent");
        assertThat(points.series(0).kind()).isEqualTo(Kind.SHARE);
    }

    @Test
    void aRatioByTimeMayBeMoreThanOne() {
        Ratio queue = scope.ratio("queue", "", "");
        queue.setMillis(0);
        take(SECOND);
        queue.setMillis(2500);
        assertThat(take(SECOND)).containsExactly("queue=2.5");
    }

    @Test
    void anInstanceIsDeclaredWhenItFirstAppears() {
        Instances<LongGauge> disks = scope.instances("disk", schema -> schema.gauge("reads", "", ""));
        disks.at("sda").set(1);
        disks.at("sdb").set(2);
        assertThat(take(SECOND)).containsExactly("reads.sda=1", "reads.sdb=2");
        assertThat(disks.at("sda")).isSameAs(disks.at("sda"));
    }

    @Test
    void anInstanceUnsetForSixtyReadsIsClosedAndAFirstSightWhenItReturns() {
        List<Series> closed = new ArrayList<>();
        registry.onClose(closed::add);
        Instances<Counter> disks = scope.instances("disk", schema -> schema.counter("reads", "", ""));
        disks.at("sda").set(1);
        disks.at("sdb").set(1);
        take(SECOND);
        for (int read = 0; read < 59; read++) {
            disks.at("sdb").set(1);
            take(SECOND);
        }
        assertThat(closed).isEmpty();
        disks.at("sdb").set(1);
        take(SECOND);
        assertThat(closed).extracting(Series::name).containsExactly("reads.sda");
        disks.at("sda").set(50);
        assertThat(take(SECOND)).contains("reads.sda(50)");
        assertThat(registry.series())
                .filteredOn(series -> series.name().equals("reads.sda"))
                .extracting(Series::id)
                .doesNotContain(closed.getFirst().id());
    }

    @Test
    void instancesWithoutALabelAreToldApartByTheirMetrics() {
        List<Series> closed = new ArrayList<>();
        registry.onClose(closed::add);
        Instances<Schema> things = scope.instances("", schema -> schema);
        LongGauge depth = things.at("queue").gauge("queue.depth", "", "");
        LongGauge disk = things.at("disk")
                .instances("disk", schema -> schema.gauge("disk.free", "B", ""))
                .at("sda");
        depth.set(1);
        disk.set(2);
        assertThat(take(SECOND)).containsExactly("queue.depth=1", "disk.free.sda=2");
        for (int read = 0; read < 60; read++) {
            depth.set(1);
            take(SECOND);
        }
        assertThat(closed).extracting(Series::name).containsExactly("disk.free.sda");
        assertThat(registry.series())
                .singleElement()
                .satisfies(series -> assertThat(series.labels()).isEmpty());
    }

    @Test
    void theSecondSeriesOfANameIsRefusedAndTheFirstGoesOn() {
        LongGauge first = scope.gauge("a.b", "", "");
        Instances<LongGauge> others = scope.instances("label", schema -> schema.gauge("a", "", ""));
        others.at("b").set(2);
        first.set(1);
        assertThat(take(SECOND)).containsExactly("a.b=1");
        assertThat(registry.refused()).isOne();
    }

    @Test
    void aFilteredSeriesIsNotThere() {
        LongGauge gauge = scope.gauge("hidden.a", "", "");
        gauge.set(1);
        assertThat(take(SECOND)).isEmpty();
        assertThat(registry.open()).isZero();
    }

    @Test
    void anInfoCarriesItsTextInALabel() {
        Info info = scope.info("kernel", "release", "");
        info.set("6.18");
        assertThat(take(SECOND)).containsExactly("kernel.6.18=1");
        info.set("6.19");
        assertThat(take(SECOND)).containsExactly("kernel.6.19=1");
    }

    @Test
    void closingClosesEverySeries() {
        scope.gauge("a", "", "");
        scope.instances("disk", schema -> schema.gauge("b", "", "")).at("sda").set(1);
        scope.close();
        assertThat(registry.open()).isZero();
    }

    @Test
    void aShareIsNotDividedAgain() {
        Counter part = scope.shares().part("user", "");
        assertThatThrownBy(() -> part.set(1, 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whileMemoryIsShortOnlyWhatIsNewHasNoSeries() {
        Instances<Counter> disks = scope.instances("disk", schema -> schema.counter("reads", "", ""));
        disks.at("old").set(10);
        assertThat(take(SECOND)).containsExactly("reads.old(10)");
        registry.refuseNew(true);
        for (int i = 0; i < 3; i++) {
            disks.at("old").set(20 + i);
            disks.at("new").set(100);
            disks.at("other").set(200);
            assertThat(take(SECOND)).singleElement().asString().startsWith("reads.old=");
        }
        assertThat(registry.open()).isOne();
        assertThat(registry.turnedAway()).isEqualTo(6);
        registry.refuseNew(false);
        disks.at("new").set(100);
        assertThat(take(SECOND)).as("a first sight").containsExactly("reads.new(100)");
        disks.at("new").set(130);
        assertThat(take(SECOND)).containsExactly("reads.new=30.0");
    }

    @Test
    void ofThingsWithinNewThingsNothingIsKeptEither() {
        Instances<Instances<Sum>> lanes =
                scope.instances("lane", lane -> lane.instances("reason", reason -> reason.sum("dropped", "", "")));
        registry.refuseNew(true);
        for (int i = 0; i < 2; i++) {
            lanes.at("a").at("x").add(1, 1, 10L * i);
            lanes.at("a").at("x").set();
            assertThat(take(SECOND)).isEmpty();
        }
        assertThat(registry.open()).isZero();
        registry.refuseNew(false);
        lanes.at("a").at("x").add(1, 1, 30);
        lanes.at("a").at("x").set();
        assertThat(take(SECOND)).containsExactly("dropped.a.x(0)");
    }
}
