package badger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import badger.core.cost.MadeProcess;
import badger.core.lane.Counters;
import badger.core.lane.LaneAccount;
import badger.core.lane.ReplayOrder;
import badger.core.lane.Rollup;
import badger.core.lane.SpoolMode;
import badger.core.rule.RuleChain;
import badger.core.rule.Rules;
import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Counter;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.NumberType;
import badger.core.spi.Schema;
import badger.core.spi.SinkClosedException;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.core.spi.Tick;
import badger.core.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AgentTest {
    private static final long EPOCH = 1_800_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final Host HOST = new Host("", "", "", "", "host", "", "");

    private final ManualClock clock = new ManualClock(EPOCH);
    private final MadeProcess process = new MadeProcess();
    private final BlockingQueue<Map<String, Number>> frames = new LinkedBlockingQueue<>();
    private final List<ModuleEntry> modules = new ArrayList<>();
    private final List<EmitterEntry> emitters = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private int maxSeries = 20_000;

    @TempDir
    Path folder;

    record NoKeys() {}

    @FunctionalInterface
    interface Maker {
        StatModule module(Schema schema, ModuleContext context) throws IOException;
    }

    private void module(String name, boolean async, int interval, Maker maker) {
        modules.add(new ModuleEntry(
                name,
                async,
                interval,
                RuleChain.NONE,
                0,
                new StatModuleProvider<NoKeys>() {
                    @Override
                    public List<String> names() {
                        return List.of(name);
                    }

                    @Override
                    public String summary() {
                        return name;
                    }

                    @Override
                    public NoKeys defaults() {
                        return new NoKeys();
                    }

                    @Override
                    public StatModule create(NoKeys config, ModuleContext context) throws IOException {
                        return maker.module(context.schema(), context);
                    }
                },
                new NoKeys()));
    }

    private EmitterEntry emitter(String name, Emitter emitter) {
        return new EmitterEntry(
                name,
                1,
                Rollup.MEAN,
                Counters.RATE,
                Duration.ofSeconds(10),
                Rules.NONE,
                Duration.ofSeconds(30),
                new SpoolSetting(SpoolMode.ON, 1 << 20, Duration.ofHours(1), ReplayOrder.OLDEST_FIRST, 0),
                new EmitterProvider<NoKeys>() {
                    @Override
                    public List<String> names() {
                        return List.of(name);
                    }

                    @Override
                    public String summary() {
                        return name;
                    }

                    @Override
                    public NoKeys defaults() {
                        return new NoKeys();
                    }

                    @Override
                    public Confirmation confirmation() {
                        return Confirmation.LOCAL;
                    }

                    @Override
                    public Emitter create(NoKeys config, EmitterContext context) {
                        return emitter;
                    }
                },
                new NoKeys());
    }

    /** Keeps each frame as a map of its points, the second under {@code @}. */
    private void keep(Batch batch) {
        for (int f = 0; f < batch.frames(); f++) {
            Frame frame = batch.frame(f);
            Map<String, Number> points = new TreeMap<>();
            points.put("@", frame.epochSecond());
            for (int p = 0; p < frame.size(); p++) {
                boolean floating = frame.series(p).type() == NumberType.FLOATING;
                points.put(frame.series(p).name(), floating ? (Number) frame.floating(p) : (Number) frame.integer(p));
            }
            frames.add(points);
        }
    }

    private Agent start(AgentOptions options) throws IOException {
        Configuration configuration = new Configuration(
                HOST,
                new LogSettings(LogSettings.Destination.STDERR, "", LogSettings.Level.INFO),
                Duration.ofSeconds(3),
                Budget.DEFAULTS,
                maxSeries,
                HostRoot.at(folder),
                Optional.empty(),
                modules,
                emitters,
                List.of("module 'docker' is not there"),
                List.of());
        Agent agent = Agent.start(configuration, options, clock, process);
        agents.add(agent);
        return agent;
    }

    /** The next frame, time going on in small steps until it is there. */
    private Map<String, Number> next() throws InterruptedException {
        return next(20 * MILLI);
    }

    private Map<String, Number> next(long step) throws InterruptedException {
        while (true) {
            Map<String, Number> frame = frames.poll(2, TimeUnit.MILLISECONDS);
            if (frame != null) {
                return frame;
            }
            clock.advance(step);
        }
    }

    /** A count of a frame; -1 if it is not there: with large steps of the clock a module may be left out of a frame. */
    private static long count(Map<String, Number> frame, String name) {
        return frame.getOrDefault(name, -1).longValue();
    }

    /** The first frame of which something holds. */
    private Map<String, Number> next(Predicate<Map<String, Number>> wanted) throws InterruptedException {
        Map<String, Number> frame = next(100 * MILLI);
        while (!wanted.test(frame)) {
            frame = next(100 * MILLI);
        }
        return frame;
    }

    private static Number number(Map<String, Number> frame, String name) {
        return Objects.requireNonNull(frame.get(name), name);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Agent agent : agents) {
            CountDownLatch stopped = new CountDownLatch(1);
            Thread stopping = new Thread(() -> {
                try {
                    agent.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                stopped.countDown();
            });
            stopping.start();
            while (!stopped.await(1, TimeUnit.MILLISECONDS)) {
                clock.advance(50 * MILLI);
            }
        }
    }

    private void counting(String name) {
        module(name, false, 1, (schema, context) -> {
            Counter counter = schema.counter(name, "", "");
            return tick -> counter.set(tick.nanoTime() / MILLI);
        });
    }

    @Test
    void theFirstFrameIsOfAWholeSecondAndHasRates() throws Exception {
        counting("a");
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        Map<String, Number> first = next();
        assertThat(number(first, "@").longValue()).isGreaterThan(EPOCH);
        assertThat(number(first, "a").doubleValue()).isBetween(990.0, 1010.0);
        assertThat(number(next(), "@").longValue()).isEqualTo(number(first, "@").longValue() + 1);
    }

    @Test
    void itStartedWhenEverythingHadBeenReadBeforeTheFirstFrame() throws Exception {
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        Map<String, Number> first = next();
        double started = number(first, "badger.start.time").doubleValue();
        assertThat(started).isBetween((double) EPOCH, number(first, "@").doubleValue());
        assertThat(number(next(), "badger.start.time").doubleValue()).isEqualTo(started);
    }

    @Test
    void itEndsAfterAsManyFramesAsAskedForAndHasDeliveredThem() throws Exception {
        counting("a");
        emitters.add(emitter("out", this::keep));
        Agent agent = start(new AgentOptions(2, false));
        next();
        next();
        assertThat(agent.awaitEnd()).isEqualTo(End.TICKS_DONE);
        assertThat(frames).isEmpty();
        assertThat(agent.lanes().getFirst().account().delivered()).isEqualTo(2);
    }

    @Test
    void onceReadsEveryModuleWhateverItsInterval() throws Exception {
        module("rare", false, 3600, (schema, context) -> {
            LongGauge gauge = schema.gauge("rare", "", "");
            return tick -> gauge.set(1);
        });
        emitters.add(emitter("out", this::keep));
        Agent agent = start(AgentOptions.oneFrame());
        assertThat(next()).containsKey("rare");
        assertThat(agent.awaitEnd()).isEqualTo(End.TICKS_DONE);
    }

    @Test
    void itEndsWhenNobodyReadsItsLastSink() throws Exception {
        counting("a");
        Emitter closed = batch -> {
            throw new SinkClosedException("standard output is closed", new IOException("Broken pipe"));
        };
        emitters.add(emitter("one", closed));
        emitters.add(emitter("two", closed));
        Agent agent = start(AgentOptions.endless());
        FutureTask<End> ended = new FutureTask<>(agent::awaitEnd);
        Thread.ofPlatform().daemon().start(ended);
        while (!isDoneWithinMillis(ended, 1)) {
            clock.advance(10 * MILLI);
        }
        assertThat(ended.get()).isEqualTo(End.SINKS_CLOSED);
    }

    private static boolean isDoneWithinMillis(FutureTask<?> task, long millis) throws Exception {
        try {
            Object _ = task.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    @Test
    void aModuleOrEmitterThatCannotBeMadeIsLeftOutAndCounted() throws Exception {
        module("bad", false, 1, (schema, context) -> {
            schema.gauge("bad", "", "");
            throw new IOException("no such device");
        });
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        Map<String, Number> frame = next();
        assertThat(frame).containsEntry("badger.config.missing", 2L).doesNotContainKey("bad");
    }

    @Test
    void withNothingLeftItDoesNotStart() {
        module("bad", false, 1, (schema, context) -> {
            throw new IOException("no such device");
        });
        emitters.add(emitter("out", this::keep));
        assertThatIOException().isThrownBy(() -> start(AgentOptions.endless())).withMessageContaining("no module");
    }

    @Test
    void theBooksOfEveryLaneCloseInEveryFrame() throws Exception {
        counting("a");
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        AtomicLong calls = new AtomicLong();
        emitters.add(emitter("bad", batch -> {
            if (calls.incrementAndGet() % 3 != 0) {
                throw new IOException("away");
            }
        }));
        Agent agent = start(AgentOptions.endless());
        for (int i = 0; i < 20; i++) {
            Map<String, Number> frame = next();
            for (String lane : List.of("out", "bad")) {
                long dropped = frame.entrySet().stream()
                        .filter(point -> point.getKey().startsWith("badger.lane.dropped." + lane))
                        .mapToLong(point -> point.getValue().longValue())
                        .sum();
                assertThat(number(frame, "badger.lane.delivered." + lane).longValue()
                                + number(frame, "badger.lane.queued." + lane).longValue()
                                + dropped)
                        .as("lane %s in %s", lane, frame)
                        .isEqualTo(
                                number(frame, "badger.lane.collected." + lane).longValue());
            }
        }
        LaneAccount account = agent.lanes().get(1).account();
        assertThat(account.failures()).isPositive();
    }

    @Test
    void anAsyncModuleThatTakesLongJoinsTheFrameAfterItReturned() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        counting("a");
        module("slow", true, 1, (schema, context) -> {
            LongGauge gauge = schema.gauge("slow", "", "");
            return tick -> {
                await(release);
                gauge.set(1);
            };
        });
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        assertThat(next()).containsKey("a").doesNotContainKey("slow");
        assertThat(next()).containsKey("a").doesNotContainKey("slow");
        release.countDown();
        Map<String, Number> frame = next();
        while (!frame.containsKey("slow")) {
            assertThat(frame).containsKey("a");
            frame = next();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void onceHasTheRatesOfAnAsyncModuleToo() throws Exception {
        Semaphore inTurn = new Semaphore(0);
        module("a", false, 1, (schema, context) -> tick -> inTurn.release());
        module("aside", true, 3600, (schema, context) -> {
            Counter counter = schema.counter("aside", "", "");
            return tick -> {
                inTurn.acquireUninterruptibly();
                counter.set(tick.nanoTime() / MILLI);
            };
        });
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.oneFrame());
        assertThat(next()).containsKey("aside");
    }

    @Test
    void anAsyncModuleIsNotClosedUnderItsRead() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        counting("a");
        module("slow", true, 1, (schema, context) -> new StatModule() {
            @Override
            public void collect(Tick tick) throws IOException {
                entered.countDown();
                AgentTest.await(release);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        });
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        entered.await();
        stop();
        assertThat(closed.getCount()).isOne();
        release.countDown();
    }

    @Test
    void aModuleThatNeverReturnsCostsOnlyItsOwnRow() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicLong calls = new AtomicLong();
        module("stuck", false, 1, (schema, context) -> {
            LongGauge gauge = schema.gauge("stuck", "", "");
            return tick -> {
                if (calls.incrementAndGet() == 3) {
                    await(never);
                }
                gauge.set(1);
            };
        });
        module("self", false, 1, (schema, context) -> context.agentSeries());
        counting("a");
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        assertThat(next()).containsKeys("stuck", "a");
        for (int i = 0; i < 5; i++) {
            Map<String, Number> frame = next();
            assertThat(frame).containsKeys("a").doesNotContainKey("stuck");
        }
        Map<String, Number> last = next();
        assertThat(number(last, "badger.module.hanging").longValue()).isOne();
        assertThat(number(last, "badger.module.missing.stuck").longValue()).isGreaterThanOrEqualTo(5);
        never.countDown();
        while (!last.containsKey("stuck")) {
            last = next();
        }
        assertThat(number(last, "badger.module.late.stuck").longValue()).isOne();
    }

    @Test
    void aClockSetBackAnHourGivesNoBurstAndNoNegativeRate() throws Exception {
        counting("a");
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        long before = number(next(), "@").longValue();
        clock.step(-3_600_000 * MILLI);
        List<Map<String, Number>> after = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            after.add(next());
        }
        assertThat(after)
                .allSatisfy(
                        frame -> assertThat(number(frame, "a").doubleValue()).isBetween(900.0, 1100.0));
        assertThat(number(after.getLast(), "@").longValue()).isBetween(before - 3600, before - 3590);
    }

    @Test
    void aLaneIsReplacedWhileTheAgentRuns() throws Exception {
        counting("a");
        emitters.add(emitter("out", this::keep));
        Agent agent = start(AgentOptions.endless());
        long last = number(next(), "@").longValue();
        BlockingQueue<Map<String, Number>> others = new LinkedBlockingQueue<>();
        agent.replaceLane(emitter("out", batch -> {
            keep(batch);
            others.add(Map.of());
        }));
        for (int i = 0; i < 3; i++) {
            Map<String, Number> frame = next();
            assertThat(number(frame, "@").longValue()).as("no second is lost").isEqualTo(++last);
            assertThat(frame).as("the counter keeps its state").containsKey("a");
        }
        assertThat(others).isNotEmpty();
    }

    /** A module that uses the CPU for a time, in which others run too, and counts milliseconds. */
    private void costing(String name, boolean async, AtomicLong cost) {
        module(name, async, 1, (schema, context) -> {
            Counter counter = schema.counter(name, "", "");
            return tick -> {
                counter.set(tick.nanoTime() / MILLI);
                process.use(cost.get());
                if (!async) {
                    clock.advance(cost.get());
                }
            };
        });
    }

    @Test
    void modulesThatCostTooMuchAreReadLessOftenUntilTheyCostLess() throws Exception {
        AtomicLong costInTurn = new AtomicLong(30 * MILLI);
        AtomicLong costAside = new AtomicLong(100 * MILLI);
        costing("turn", false, costInTurn);
        costing("aside", true, costAside);
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        Map<String, Number> first = next(frame -> frame.containsKey("aside"));
        assertThat(first)
                .containsEntry("badger.module.interval.turn", 1L)
                .containsEntry("badger.module.interval.aside", 1L)
                .containsEntry("badger.budget.cpu_limit", 1.0)
                .containsEntry("badger.budget.rss_limit", 160L << 20)
                .containsEntry("badger.budget.slowed", 0L);

        long before = number(first, "@").longValue();
        Map<String, Number> slowed = next(frame -> count(frame, "badger.budget.slowed") > 0);
        assertThat(number(slowed, "@").longValue()).isGreaterThan(before + 50);
        assertThat(slowed).as("the dearest").containsEntry("badger.module.interval.aside", 2L);
        Map<String, Number> both = next(frame -> count(frame, "badger.budget.slowed") == 2);
        assertThat(number(both, "badger.module.interval.turn").longValue()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            Map<String, Number> frame = next(100 * MILLI);
            if (frame.containsKey("turn")) {
                assertThat(number(frame, "@").longValue() % 2).isZero();
                assertThat(number(frame, "turn").doubleValue()).isBetween(850.0, 1150.0);
            }
        }
        costInTurn.set(0);
        costAside.set(0);
        assertThat(next(frame -> count(frame, "badger.budget.slowed") == 0))
                .containsEntry("badger.module.interval.turn", 1L)
                .containsEntry("badger.module.interval.aside", 1L);
    }

    @Test
    void theFirstFrameHasTheRowOfEveryModule() throws Exception {
        module("often", false, 1, (schema, context) -> {
            LongGauge gauge = schema.gauge("often", "", "");
            return tick -> gauge.set(1);
        });
        module("seldom", false, 3600, (schema, context) -> {
            LongGauge gauge = schema.gauge("seldom", "", "");
            return tick -> gauge.set(1);
        });
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        assertThat(next()).containsKeys("often", "seldom");
        assertThat(next()).containsKey("often").doesNotContainKey("seldom");
    }

    @Test
    void whatAModuleCostsIsASeries() throws Exception {
        costing("turn", false, new AtomicLong(30 * MILLI));
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        start(AgentOptions.endless());
        next();
        for (int i = 0; i < 3; i++) {
            assertThat(number(next(), "badger.module.cpu.turn").doubleValue()).isBetween(1.0, 40_000.0);
        }
    }

    @Test
    void beyondTheMostSeriesNewThingsAreLeftOutAndTheAgentsOwnSeriesTellIt() throws Exception {
        AtomicLong first = new AtomicLong();
        module("things", false, 1, (schema, context) -> {
            assertThat(context.maxSeries()).isEqualTo(4);
            Instances<LongGauge> all = schema.instances("thing", thing -> thing.gauge("thing", "", ""));
            return tick -> {
                for (long i = first.get(); i < first.get() + 6; i++) {
                    all.at("t" + i).set(i);
                }
            };
        });
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        maxSeries = 4;
        start(AgentOptions.endless());
        Map<String, Number> frame = next(one -> count(one, "badger.series.over_budget") > 0);
        assertThat(frame)
                .containsKeys("thing.t0", "thing.t3", "badger.lane.collected.out", "badger.module.time.things")
                .doesNotContainKeys("thing.t4", "thing.t5", "badger.module.over_budget.self");
        assertThat(count(frame, "badger.module.over_budget.things"))
                .isEqualTo(count(frame, "badger.series.over_budget"));
        assertThat(count(frame, "badger.series.open")).isGreaterThan(maxSeries);
        first.set(4);
        assertThat(next(one -> one.containsKey("thing.t7")))
                .as("as soon as the others are let go")
                .containsKeys("thing.t4", "thing.t6")
                .doesNotContainKey("thing.t0");
    }

    @Test
    void whatIsNewHasNoSeriesWhileTheAgentTakesTooMuchMemory() throws Exception {
        AtomicLong things = new AtomicLong(1);
        module("things", false, 1, (schema, context) -> {
            Instances<LongGauge> all = schema.instances("thing", thing -> thing.gauge("thing", "", ""));
            return tick -> {
                for (int i = 0; i < things.get(); i++) {
                    all.at("t" + i).set(i);
                }
            };
        });
        module("self", false, 1, (schema, context) -> context.agentSeries());
        emitters.add(emitter("out", this::keep));
        process.resident(100 << 20);
        start(AgentOptions.endless());
        assertThat(next()).containsKey("thing.t0").containsEntry("badger.budget.saving", 0L);
        process.resident(161 << 20);
        assertThat(next(frame -> count(frame, "badger.budget.saving") == 1)).containsKey("thing.t0");
        things.set(3);
        Map<String, Number> without = next(frame -> count(frame, "badger.budget.turned_away") > 0);
        assertThat(without).containsKey("thing.t0").doesNotContainKeys("thing.t1", "thing.t2");
        process.resident(100 << 20);
        assertThat(next(frame -> frame.containsKey("thing.t2")))
                .containsKeys("thing.t0", "thing.t1")
                .containsEntry("badger.budget.saving", 0L);
    }
}
