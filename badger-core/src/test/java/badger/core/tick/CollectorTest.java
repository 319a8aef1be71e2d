package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.cost.MadeProcess;
import badger.core.cost.OwnProcess;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.spi.HostPaths;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.core.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CollectorTest {
    private static final long MILLI = 1_000_000L;

    private final ManualClock clock = new ManualClock(0);
    private final EventLog log = new EventLog(clock);
    private final SeriesRegistry registry = new SeriesRegistry(log);
    private final List<Throwable> fatal = new ArrayList<>();
    private final MadeProcess process = new MadeProcess();
    private long second;

    private ModuleUnit unit(String entry, Function<Schema, StatModule> maker) {
        ModuleSetting setting = new ModuleSetting(
                entry,
                registry,
                Passage.OPEN,
                new NoHost(),
                clock,
                log,
                new SideCalls(),
                OwnProcess.untold(),
                schema -> tick -> {});
        return setting.unit(1, maker.apply(setting.schema()));
    }

    /** A module that sets one number and does something else first. */
    private ModuleUnit unit(String entry, long value, Step step) {
        return unit(entry, schema -> {
            LongGauge gauge = schema.gauge(entry, "", "");
            return tick -> {
                step.unchecked();
                gauge.set(value);
            };
        });
    }

    private Collector collector(ModuleUnit... units) {
        Collector collector = new Collector(clock, log, List.of(units), fatal::add);
        collector.lead(Thread.currentThread());
        return collector;
    }

    private void begin(Collector collector) {
        collector.begin(new Tick(++second, clock.nanoTime(), clock.nanoTime() + Collector.DEADLINE_NANOS), false);
    }

    private static List<String> names(@Nullable Points points) {
        List<String> names = new ArrayList<>();
        for (int i = 0; points != null && i < points.size(); i++) {
            names.add(points.series(i).name());
        }
        return names;
    }

    /** Collects on a thread of its own, as a leader that may hang does. */
    private CompletableFuture<List<String>> collectAside(Collector collector) {
        CompletableFuture<List<String>> result = new CompletableFuture<>();
        Thread leader = new Thread(() -> {
            try {
                Points points = collector.collect(new LeaderCpu(process.cpuOfThisThread()));
                result.complete(points == null ? List.of("written off") : names(points));
            } catch (Throwable t) {
                result.completeExceptionally(t);
            }
        });
        collector.lead(leader);
        leader.start();
        return result;
    }

    @Test
    void modulesAreReadInTurn() throws Exception {
        Collector collector = collector(unit("a", 1, () -> {}), unit("b", 2, () -> {}));
        begin(collector);
        assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                .containsExactly("a", "b");
        assertThat(collector.current()).isNull();
    }

    @Test
    void aModuleThatThrowsIsCountedAndTouchesNoOther() throws Exception {
        ModuleUnit bad = unit("bad", 1, () -> {
            throw new IOException("no such file");
        });
        ModuleUnit worse = unit("worse", 1, () -> {
            throw new StackOverflowError("deep");
        });
        Collector collector = collector(bad, worse, unit("good", 2, () -> {}));
        begin(collector);
        assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                .containsExactly("good");
        assertThat(bad.errors()).isOne();
        assertThat(worse.errors()).isOne();
        assertThat(fatal).isEmpty();
    }

    @Test
    void anOutOfMemoryErrorIsFatal() throws Exception {
        Collector collector = collector(unit("bad", 1, () -> {
            throw new OutOfMemoryError("test");
        }));
        begin(collector);
        collector.collect(new LeaderCpu(process.cpuOfThisThread()));
        assertThat(fatal).hasSize(1);
    }

    @Test
    void aModuleThatHangsIsWrittenOffAndItsNumbersAreThrownAway() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ModuleUnit slow = unit("slow", 1, () -> {
            entered.countDown();
            release.await();
        });
        CountDownLatch read = new CountDownLatch(1);
        Collector collector = collector(slow, unit("good", 2, read::countDown));
        begin(collector);
        CompletableFuture<List<String>> first = collectAside(collector);
        entered.await();
        assertThat(collector.watch(() -> new Thread(() -> {}))).as("not yet").isNotEqualTo(Long.MAX_VALUE);

        clock.advance(Collector.PATIENCE_NANOS);
        CompletableFuture<List<String>> second = new CompletableFuture<>();
        collector.watch(() -> new Thread(() -> complete(second, collector)));
        read.await();
        clock.advance(Collector.DEADLINE_NANOS);
        assertThat(second.get(10, TimeUnit.SECONDS))
                .as("the frame left without it")
                .containsExactly("good");
        assertThat(slow.missing()).isOne();
        assertThat(collector.writtenOff()).isOne();

        release.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).containsExactly("written off");
        assertThat(slow.late()).isOne();
        assertThat(collector.writtenOff()).isZero();

        collector.lead(Thread.currentThread());
        begin(collector);
        assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                .as("it is read again")
                .containsExactly("slow", "good");
    }

    private void complete(CompletableFuture<List<String>> result, Collector collector) {
        try {
            result.complete(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))));
        } catch (InterruptedException e) {
            result.completeExceptionally(e);
        }
    }

    @Test
    void aModuleThatIsWrittenOffIsChargedWhatItsThreadHasUsed() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ModuleUnit slow = unit("slow", 1, () -> {
            entered.countDown();
            release.await();
            process.use(300 * MILLI);
        });
        Collector collector = collector(slow);
        CompletableFuture<?> hanging = writeOff(collector, entered);
        assertThat(slow.cpuNanos()).isZero();
        clock.advance(60_000 * MILLI);
        release.countDown();
        hanging.get(10, TimeUnit.SECONDS);
        slow.cost().settle(1);
        assertThat(slow.cpuNanos()).as("not the minute that it waited").isEqualTo(300 * MILLI);
    }

    @Test
    void whereTheKernelDoesNotCountTheTimeThatPassesIsCharged() throws Exception {
        ModuleUnit unit = unit("a", 1, () -> clock.advance(3 * MILLI));
        Collector collector = collector(unit);
        try (LeaderCpu untold = new LeaderCpu(OwnProcess.untold().cpuOfThisThread())) {
            for (int i = 0; i < 5; i++) {
                unit.cost().settle(untold.begin(clock.nanoTime()));
                begin(collector);
                assertThat(collector.collect(untold)).isNotNull();
                untold.end(clock.nanoTime());
                clock.advance(MILLI);
            }
        }
        assertThat(unit.cpuNanos()).isEqualTo(4 * 3 * MILLI);
    }

    @Test
    void aModuleThatComesBackBeforeTheFrameLeavesIsInIt() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ModuleUnit slow = unit("slow", 1, () -> {
            entered.countDown();
            release.await();
        });
        Collector collector = collector(slow, unit("good", 2, () -> {}));
        begin(collector);
        CompletableFuture<List<String>> first = collectAside(collector);
        entered.await();
        clock.advance(Collector.PATIENCE_NANOS);
        CompletableFuture<List<String>> second = new CompletableFuture<>();
        CountDownLatch wait = new CountDownLatch(1);
        collector.watch(() -> new Thread(() -> {
            awaitQuietly(wait);
            complete(second, collector);
        }));
        release.countDown();
        first.get(10, TimeUnit.SECONDS);
        wait.countDown();
        assertThat(second.get(10, TimeUnit.SECONDS)).containsExactlyInAnyOrder("slow", "good");
        assertThat(slow.missing()).as("no frame left without it").isZero();
    }

    @Test
    void aModuleThatLeavesItsThreadInterruptedHarmsNoOther() throws Exception {
        Collector collector =
                collector(unit("bad", 1, () -> Thread.currentThread().interrupt()), unit("good", 2, () -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new IOException("a channel would be closed");
                    }
                }));
        begin(collector);
        assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                .containsExactly("bad", "good");
    }

    @Test
    void aThreadThatCannotBeStartedLeavesTheLeader() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Collector collector = collector(unit("slow", 1, () -> {
            entered.countDown();
            release.await();
        }));
        begin(collector);
        CompletableFuture<List<String>> frame = collectAside(collector);
        entered.await();
        clock.advance(Collector.PATIENCE_NANOS);
        assertThatThrownBy(() -> collector.watch(() -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        release.countDown();
        assertThat(frame.get(10, TimeUnit.SECONDS)).containsExactly("slow");
        assertThat(collector.writtenOff()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aModuleThatIsStillOutIsNotCalledAgain() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ModuleUnit slow = unit("slow", 1, () -> {
            entered.countDown();
            release.await();
        });
        Collector collector = collector(slow, unit("good", 2, () -> {}));
        CompletableFuture<?> hanging = writeOff(collector, entered);
        collector.lead(Thread.currentThread());
        for (int i = 0; i < 3; i++) {
            begin(collector);
            assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                    .containsExactly("good");
        }
        assertThat(slow.missing()).isEqualTo(4);
        assertThat(hanging).isNotCompleted();
        release.countDown();
    }

    /** Has the module that is read first written off; the frame is not looked at. */
    private CompletableFuture<List<String>> writeOff(Collector collector, CountDownLatch entered)
            throws InterruptedException, ExecutionException {
        begin(collector);
        CompletableFuture<List<String>> hanging = collectAside(collector);
        assertThat(hanging).isNotCompleted();
        entered.await();
        clock.advance(Collector.DEADLINE_NANOS);
        CompletableFuture<List<String>> next = new CompletableFuture<>();
        collector.watch(() -> new Thread(() -> complete(next, collector)));
        next.get();
        return hanging;
    }

    @Test
    void theTimeInWhichNobodyLookedIsNotTakenFromTheOthers() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ModuleUnit slow = unit("slow", 1, () -> {
            entered.countDown();
            release.await();
        });
        Collector collector = collector(slow, unit("good", 2, () -> {}));
        begin(collector);
        CompletableFuture<List<String>> hanging = collectAside(collector);
        entered.await();
        clock.advance(800 * MILLI);
        CompletableFuture<List<String>> next = new CompletableFuture<>();
        collector.watch(() -> new Thread(() -> complete(next, collector)));
        assertThat(next.get(10, TimeUnit.SECONDS)).containsExactly("good");
        assertThat(hanging).isNotCompleted();
        release.countDown();
    }

    @Test
    void noMoreThanEightThreadsAreWrittenOff() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<ModuleUnit> units = new ArrayList<>();
        List<CountDownLatch> entered = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            CountDownLatch in = new CountDownLatch(1);
            entered.add(in);
            units.add(unit("m" + i, 1, () -> {
                in.countDown();
                release.await();
            }));
        }
        Collector collector = collector(units.toArray(ModuleUnit[]::new));
        // a tick has time for two that hang
        for (int i = 0; i < 8; i += 2) {
            begin(collector);
            CompletableFuture<List<String>> hanging = collectAside(collector);
            entered.get(i).await();
            clock.advance(Collector.PATIENCE_NANOS);
            CompletableFuture<List<String>> hangingToo = new CompletableFuture<>();
            collector.watch(() -> new Thread(() -> complete(hangingToo, collector)));
            entered.get(i + 1).await();
            clock.advance(Collector.PATIENCE_NANOS);
            CompletableFuture<List<String>> next = new CompletableFuture<>();
            collector.watch(() -> new Thread(() -> complete(next, collector)));
            next.get(10, TimeUnit.SECONDS);
            assertThat(hanging).isNotCompleted();
            assertThat(hangingToo).isNotCompleted();
        }
        assertThat(collector.writtenOff()).isEqualTo(8);
        begin(collector);
        CompletableFuture<List<String>> ninth = collectAside(collector);
        entered.get(8).await();
        clock.advance(Collector.DEADLINE_NANOS);
        collector.watch(() -> {
            throw new AssertionError("a ninth thread");
        });
        assertThat(collector.writtenOff()).isEqualTo(8);
        release.countDown();
        assertThat(ninth.get(10, TimeUnit.SECONDS)).contains("m8");
    }

    @Test
    void theFrameLeavesAtItsDeadlineThoughNoSingleModuleIsSlow() throws Exception {
        List<ModuleUnit> units = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            units.add(unit("m" + i, i, () -> clock.advance(200 * MILLI)));
        }
        Collector collector = collector(units.toArray(ModuleUnit[]::new));
        begin(collector);
        assertThat(names(collector.collect(new LeaderCpu(process.cpuOfThisThread()))))
                .containsExactly("m0", "m1", "m2");
        assertThat(units.get(3).missing()).isOne();
    }

    @Test
    void anIntervalFallsOnMultiplesOfTheEpochSecond() throws Exception {
        ModuleSetting setting = new ModuleSetting(
                "a",
                registry,
                Passage.OPEN,
                new NoHost(),
                clock,
                log,
                new SideCalls(),
                OwnProcess.untold(),
                schema -> tick -> {});
        LongGauge gauge = setting.schema().gauge("a", "", "");
        Collector collector = collector(setting.unit(5, tick -> gauge.set(1)));
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            begin(collector);
            if (!names(collector.collect(new LeaderCpu(process.cpuOfThisThread())))
                    .isEmpty()) {
                seconds.add(second);
            }
        }
        assertThat(seconds).containsExactly(5L, 10L, 15L, 20L);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;

        default void unchecked() throws IOException {
            try {
                run();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static final class NoHost implements HostPaths {
        private static final Path NOWHERE = Path.of("nowhere");

        @Override
        public Path proc() {
            return NOWHERE;
        }

        @Override
        public Path net() {
            return NOWHERE;
        }

        @Override
        public Path self() {
            return NOWHERE;
        }

        @Override
        public Path sys() {
            return NOWHERE;
        }

        @Override
        public Path run() {
            return NOWHERE;
        }

        @Override
        public Path inRoot(String path) {
            return NOWHERE;
        }
    }
}
