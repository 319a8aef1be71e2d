package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.HostRoot;
import badger.core.cost.MadeProcess;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Shares;
import badger.core.spi.Tick;
import badger.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Modules that cost what a test says, and a budget for them, minute by minute. */
final class CpuBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final ManualClock clock = new ManualClock(0);
    private final EventLog log = new EventLog(clock);
    private final SeriesRegistry registry = new SeriesRegistry(log);
    private final MadeProcess process = new MadeProcess();
    private final LeaderCpu cpu = new LeaderCpu(process.cpuOfThisThread());
    private final List<ModuleUnit> units = new ArrayList<>();
    private final Map<String, List<Long>> reads = new TreeMap<>();
    private final List<Map<String, Double>> frames = new ArrayList<>();
    private double limit = 1;
    private CpuBudget budget = new CpuBudget(() -> limit, log);
    private long second;

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

    private List<String> said() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private ModuleSetting setting(String entry) {
        return new ModuleSetting(
                entry,
                registry,
                Passage.OPEN,
                HostRoot.own(),
                clock,
                log,
                new SideCalls(),
                process,
                schema -> tick -> {});
    }

    /** A module that uses the CPU for so many nanoseconds a read and counts tenths of a second. */
    private ModuleUnit module(String entry, int interval, AtomicLong cost) {
        ModuleSetting setting = setting(entry);
        Counter counter = setting.schema().counter(entry, "", "");
        Shares shares = setting.schema().shares();
        var half = shares.part(entry + ".half", "");
        var rest = shares.part(entry + ".rest", "");
        ModuleUnit unit = setting.unit(interval, tick -> {
            reads.computeIfAbsent(entry, _ -> new ArrayList<>()).add(tick.epochSecond());
            long now = clock.nanoTime() / (SECOND / 10);
            counter.set(now);
            half.set(now);
            rest.set(now);
            process.use(cost.get());
            clock.advance(cost.get());
        });
        units.add(unit);
        return unit;
    }

    private ModuleUnit module(String entry, long cost) {
        return module(entry, 1, new AtomicLong(cost));
    }

    /** The seconds in which a module was read. */
    private List<Long> reads(String entry) {
        return reads.getOrDefault(entry, List.of());
    }

    /** Lets seconds pass, each of which is collected as the loop does. */
    private void run(int seconds) throws InterruptedException {
        Collector collector = new Collector(clock, log, units, failure -> {});
        collector.lead(Thread.currentThread());
        for (int i = 0; i < seconds; i++) {
            second++;
            clock.advance(second * SECOND - clock.nanoTime());
            double part = cpu.begin(clock.nanoTime());
            units.forEach(unit -> unit.cost().settle(part));
            budget.look(units, clock.nanoTime());
            collector.begin(new Tick(second, clock.nanoTime(), clock.nanoTime() + Collector.DEADLINE_NANOS), false);
            Points points = collector.collect(cpu);
            cpu.end(clock.nanoTime());
            Map<String, Double> frame = new TreeMap<>();
            for (int p = 0; points != null && p < points.size(); p++) {
                if (points.hasValue(p)) {
                    frame.put(points.series(p).name(), points.floating(p));
                }
            }
            frames.add(frame);
        }
    }

    private void minutes(int count) throws InterruptedException {
        run(60 * count);
    }

    @Test
    void aModuleIsChargedItsPartOfWhatTheLeadingThreadWasOnACpu() throws Exception {
        ModuleUnit one = module("one", 0);
        ModuleUnit two = module("two", 0);
        ModuleSetting waits = setting("waits");
        units.add(waits.unit(1, tick -> clock.advance(4 * MILLI)));
        ModuleSetting works = setting("works");
        units.add(works.unit(1, tick -> {
            process.use(2 * MILLI);
            clock.advance(4 * MILLI);
        }));
        run(11);
        assertThat(one.cpuNanos() + two.cpuNanos()).isZero();
        // 8 ms passed in each tick, 2 of them on a CPU
        assertThat(units.get(2).cpuNanos()).isEqualTo(10 * MILLI);
        assertThat(units.get(3).cpuNanos()).isEqualTo(10 * MILLI);
    }

    @Test
    void withinTheBudgetNothingChangesAndNothingIsSaid() throws Exception {
        ModuleUnit unit = module("unit", 9 * MILLI);
        minutes(10);
        assertThat(unit.interval()).isOne();
        assertThat(said()).isEmpty();
    }

    @Test
    void theDearestIsReadHalfAsOftenAndItsRatesStayRight() throws Exception {
        ModuleUnit dear = module("dear", 8 * MILLI);
        ModuleUnit cheap = module("cheap", 4 * MILLI);
        run(61);
        assertThat(dear.interval()).isEqualTo(2);
        assertThat(cheap.interval()).isOne();
        minutes(3);
        assertThat(dear.interval())
                .as("0.8 % are within the budget, 1.2 % would not be")
                .isEqualTo(2);

        assertThat(reads("cheap")).hasSize(241);
        assertThat(reads("dear").stream().filter(at -> at > 60))
                .allMatch(at -> at % 2 == 0)
                .hasSize(90);
        assertThat(frames.subList(1, frames.size())).allSatisfy(frame -> {
            assertThat(frame.get("cheap")).isBetween(9.8, 10.2);
            assertThat(frame.getOrDefault("dear", 10.0)).isBetween(9.8, 10.2);
            assertThat(frame.getOrDefault("dear.half", 50.0)).isEqualTo(50.0);
        });
        assertThat(frames.subList(61, 241).stream().filter(frame -> frame.containsKey("dear")))
                .as("no point between two reads")
                .hasSize(90);
        assertThat(said())
                .singleElement()
                .asString()
                .contains("dear", "1.200 % of a core", "core.budget.cpu_percent (1.000)", "every 2 s");
    }

    @Test
    void whatIsNotEnoughIsDoubledAgainUpToAMinute() throws Exception {
        ModuleUnit dear = module("dear", 400 * MILLI);
        ModuleUnit odd = module("odd", 7, new AtomicLong(1));
        List<Integer> intervals = new ArrayList<>();
        run(1);
        for (int minute = 0; minute < 12; minute++) {
            minutes(1);
            intervals.add(dear.interval());
        }
        assertThat(intervals).containsExactly(2, 4, 8, 16, 32, 32, 32, 32, 32, 32, 32, 32);
        assertThat(odd.interval())
                .as("the next dearest, though it costs nothing")
                .isEqualTo(56);
        assertThat(reads("dear").stream().filter(at -> at > 400)).allMatch(at -> at % 32 == 0);
        assertThat(said()).hasSize(3);
        assertThat(said().get(2)).contains("budget", "none can be read less often");
    }

    @Test
    void aModuleGetsItsPaceBackOnlyWhenThereIsRoomForIt() throws Exception {
        AtomicLong cost = new AtomicLong(15 * MILLI);
        ModuleUnit unit = module("unit", 1, cost);
        run(61);
        assertThat(unit.interval()).isEqualTo(2);
        cost.set(9 * MILLI);
        minutes(30);
        assertThat(unit.interval()).as("0.9 % are too near to the limit").isEqualTo(2);
        cost.set(8 * MILLI);
        minutes(1);
        assertThat(unit.interval()).isOne();
        minutes(30);
        assertThat(unit.interval()).isOne();
        assertThat(said()).hasSize(2);
        assertThat(said().getLast()).contains("unit", "is read every 1 s again");
    }

    @Test
    void ofSeveralTheCheapestGetsItsPaceBackFirst() throws Exception {
        AtomicLong one = new AtomicLong(31 * MILLI);
        AtomicLong two = new AtomicLong(26 * MILLI);
        ModuleUnit first = module("first", 1, one);
        ModuleUnit second = module("second", 1, two);
        run(1);
        minutes(6);
        assertThat(List.of(first.interval(), second.interval())).containsExactly(8, 8);
        one.set(8 * MILLI);
        two.set(2 * MILLI);
        minutes(2);
        assertThat(List.of(first.interval(), second.interval())).containsExactly(8, 2);
        minutes(10);
        assertThat(List.of(first.interval(), second.interval())).containsExactly(2, 1);
        one.set(MILLI);
        minutes(10);
        assertThat(List.of(first.interval(), second.interval())).containsExactly(1, 1);
        assertThat(said())
                .as("once when it was slowed, once when it was not any more")
                .hasSize(4);
    }

    @Test
    void aLoadThatComesAndGoesIsAnsweredMoreAndMoreSlowly() throws Exception {
        AtomicLong cost = new AtomicLong();
        ModuleUnit unit = module("unit", 1, cost);
        int changes = 0;
        run(1);
        for (int minute = 0; minute < 240; minute++) {
            int now = unit.interval();
            // dear as soon as it is read every second, cheap as soon as it is not
            cost.set(now == 1 ? 15 * MILLI : MILLI);
            minutes(1);
            changes += unit.interval() == now ? 0 : 1;
        }
        assertThat(changes).as("239 without patience").isEqualTo(23);
    }

    @Test
    void whereThereIsNoLimitNothingIsSlowedButCharged() throws Exception {
        limit = 0;
        budget = new CpuBudget(() -> limit, log);
        ModuleUnit unit = module("unit", 100 * MILLI);
        run(121);
        assertThat(unit.interval()).isOne();
        assertThat(unit.cpuNanos()).isEqualTo(120 * 100 * MILLI);
        assertThat(said()).isEmpty();
    }

    @Test
    void aModuleThatReplacesAnotherBeginsAnew() throws Exception {
        ModuleUnit slow = module("unit", 20 * MILLI);
        run(61);
        assertThat(slow.interval()).isEqualTo(2);
        slow.close();
        units.clear();
        ModuleUnit next = module("unit", 2 * MILLI);
        assertThat(next.interval()).isOne();
        assertThat(next.cpuNanos()).isZero();
        minutes(5);
        assertThat(next.interval()).isOne();
        assertThat(frames.getLast()).containsKey("unit");
    }

    @Test
    void aThingIsNotGivenUpEarlierForBeingLookedAtLessOften() throws Exception {
        module("dear", 7 * MILLI);
        ModuleSetting setting = setting("things");
        Instances<LongGauge> things = setting.schema().instances("thing", schema -> schema.gauge("things", "", ""));
        AtomicLong read = new AtomicLong();
        ModuleUnit unit = setting.unit(1, tick -> {
            process.use(20 * MILLI);
            clock.advance(20 * MILLI);
            things.at("stays").set(1);
            if (read.incrementAndGet() == 120) {
                things.at("goes").set(1);
            }
        });
        units.add(unit);
        while (read.get() < 120) {
            run(1);
        }
        assertThat(unit.interval()).isGreaterThan(1);
        int open = registry.open();
        while (read.get() < 120 + InstanceTable.PATIENCE_READS - 1) {
            run(1);
        }
        assertThat(registry.open()).isEqualTo(open);
        while (read.get() < 120 + InstanceTable.PATIENCE_READS) {
            run(1);
        }
        assertThat(registry.open()).isEqualTo(open - 1);
    }
}
