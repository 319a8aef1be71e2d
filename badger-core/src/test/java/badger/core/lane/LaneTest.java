package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.log.EventLog;
import badger.core.rule.MadeRules;
import badger.core.rule.Rules;
import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.RetryLaterException;
import badger.core.spi.Series;
import badger.core.spi.SinkClosedException;
import badger.core.tick.Points;
import badger.core.time.ManualClock;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LaneTest {
    private static final Host HOST = new Host("dc", "", "", "", "host", "", "");
    private static final long SECOND = 1_000_000_000L;

    private final ManualClock clock = new ManualClock(0);
    private final EventLog log = new EventLog(clock);
    private final Offers offers = new Offers(3);
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch sinkClosed = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Lane> lanes = new ArrayList<>();

    private static LaneSettings settings(boolean local, int maxPoints, long queueBytes) {
        return new LaneSettings(
                "lane",
                1,
                Rollup.MEAN,
                Counters.RATE,
                Rules.NONE,
                Duration.ofSeconds(10),
                local ? Confirmation.LOCAL : Confirmation.ANSWERED,
                local,
                Duration.ZERO,
                maxPoints,
                queueBytes,
                Optional.empty());
    }

    private Lane lane(LaneSettings settings, Emitter emitter) {
        return lane(settings, HOST, emitter);
    }

    private Lane lane(LaneSettings settings, Host host, Emitter emitter) {
        Lane lane = new Lane(
                settings,
                host,
                () -> {
                    made.incrementAndGet();
                    return emitter;
                },
                clock,
                RandomGeneratorFactory.getDefault().create(7),
                offers.registry(),
                log,
                new LaneEvents() {
                    @Override
                    public void sinkClosed(Lane closed) {
                        sinkClosed.countDown();
                    }

                    @Override
                    public void watchClosely() {
                        calls.incrementAndGet();
                    }

                    @Override
                    public void fatal(Throwable failure) {
                        throw new AssertionError(failure);
                    }
                });
        offers.registry().onClose(lane::forget);
        lanes.add(lane);
        lane.start();
        return lane;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.stop();
            end(lane, clock.nanoTime());
            assertBalanced(lane.account());
        }
    }

    private static void end(Lane lane, long nanoTime) throws InterruptedException {
        lane.awaitDelivered(nanoTime);
        lane.awaitEnd(nanoTime);
    }

    private void take(Batch batch) {
        for (int f = 0; f < batch.frames(); f++) {
            Frame frame = batch.frame(f);
            for (int p = 0; p < frame.size(); p++) {
                taken.add(frame.series(p).name() + "@" + frame.epochSecond());
            }
        }
    }

    private static void assertBalanced(LaneAccount account) {
        assertThat(account.delivered() + account.queued() + account.droppedInAll())
                .as("%s", account)
                .isEqualTo(account.collected());
    }

    /** Waits for something another thread does; the clock is moved meanwhile by so much a look. */
    private void await(BooleanSupplier condition, long nanosALook) throws InterruptedException {
        Semaphore never = new Semaphore(0);
        while (!condition.getAsBoolean()) {
            clock.advance(nanosALook);
            lanes.forEach(Lane::watch);
            assertThat(never.tryAcquire(1, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private void awaitDelivered(Lane lane, long points) throws InterruptedException {
        await(() -> lane.account().delivered() >= points, 0);
    }

    @Test
    void whatComesIsDeliveredInOrder() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), this::take);
        lane.offer(1, offers.of(1));
        lane.offer(2, offers.of(2));
        awaitDelivered(lane, 7);
        assertThat(taken)
                .containsExactly(
                        "gauge.0@1", "gauge.1@1", "gauge.2@1", "gauge.0@2", "gauge.1@2", "gauge.2@2", "counter@2");
        assertThat(lane.account().collected()).isEqualTo(7);
    }

    @Test
    void aNetworkLaneSendsAtItsPlaceInTheSecond() throws Exception {
        List<Long> places = new ArrayList<>();
        for (String name : List.of("host-1", "host-2", "host-3")) {
            CountDownLatch sent = new CountDownLatch(1);
            long from = clock.nanoTime();
            long[] at = new long[1];
            Lane lane = lane(settings(false, 1000, 1 << 20), new Host("", "", "", "", name, "", ""), batch -> {
                at[0] = clock.nanoTime();
                sent.countDown();
            });
            lane.offer(1, offers.of(1));
            await(() -> sent.getCount() == 0, 1_000_000);
            places.add((at[0] - from) / 1_000_000);
        }
        assertThat(places).doesNotHaveDuplicates().allMatch(millis -> millis < 1000);
    }

    @Test
    void aNetworkLaneWakesUpForEachFrameAndSaysWhenThereIsNone() throws Exception {
        Lane lane = lane(settings(false, 1000, 1 << 20), this::take);
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 3, 1_000_000);
        await(lane::isAttentive, 0);
        int before = calls.get();
        clock.advance(1_000_000_000 - clock.nanoTime());
        lane.offer(2, offers.of(2));
        await(() -> lane.account().delivered() == 7, 1_000_000);
        await(lane::isAttentive, 0);
        assertThat(calls).hasValue(before);
        await(() -> calls.get() > before, 10_000_000);
        assertThat(clock.nanoTime()).isGreaterThan(2_000_000_000);
        assertThat(lane.isAttentive()).isFalse();
    }

    @Test
    void aLaneThatSendsAtOnceExpectsNothing() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), this::take);
        lane.offer(1, offers.of(1));
        awaitDelivered(lane, 3);
        assertThat(lane.isAttentive()).isFalse();
    }

    @Test
    void anEmissionThatTakesLongIsNoticedAtTheNextTick() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Lane lane = lane(settings(false, 1000, 1 << 20), batch -> {
            entered.countDown();
            awaitQuietly(release);
        });
        lane.offer(1, offers.of(1));
        await(() -> entered.getCount() == 0, 1_000_000);
        assertThat(lane.isAttentive()).as("it has just begun").isTrue();
        int before = calls.get();
        clock.advance(1_000_000_000);
        assertThat(lane.isAttentive()).isFalse();
        lane.offer(2, offers.of(2));
        assertThat(calls).hasValue(before + 1);
        release.countDown();
    }

    @Test
    void aFailedBatchIsKeptAndTriedAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            if (failures.getAndDecrement() > 0) {
                throw new EOFException("reset by peer");
            }
            take(batch);
        });
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 3, 100_000_000);
        assertThat(taken).containsExactly("gauge.0@1", "gauge.1@1", "gauge.2@1");
        assertThat(lane.account().failures()).isEqualTo(3);
        assertThat(lane.account().resent()).isEqualTo(9);
    }

    @Test
    void aBackEndThatAsksForAPauseGetsIt() throws Exception {
        long[] first = new long[1];
        long[] second = new long[1];
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            if (first[0] == 0) {
                first[0] = clock.nanoTime() + 1;
                throw new RetryLaterException(Duration.ofSeconds(60), "busy");
            }
            second[0] = clock.nanoTime();
            take(batch);
        });
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 3, 500_000_000);
        assertThat(second[0] - first[0]).isGreaterThanOrEqualTo(60 * SECOND - 1);
        assertThat(lane.account().resent()).as("nothing had been taken").isZero();
    }

    @Test
    void aRefusedPointIsFoundAndTheRestGetsThrough() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            for (int f = 0; f < batch.frames(); f++) {
                for (int p = 0; p < batch.frame(f).size(); p++) {
                    if (batch.frame(f).series(p).name().equals("gauge.1")) {
                        throw new BatchRejectedException("400: bad field", List.of());
                    }
                }
            }
            take(batch);
        });
        lane.offer(1, offers.of(1));
        lane.offer(2, offers.of(2));
        awaitDelivered(lane, 5);
        assertThat(taken).containsExactly("gauge.0@1", "gauge.2@1", "gauge.0@2", "gauge.2@2", "counter@2");
        assertThat(lane.account().dropped(DropReason.REJECTED)).isEqualTo(2);
    }

    @Test
    void namedPointsAreDroppedAndTheRestGetsThrough() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            if (calls.getAndIncrement() == 0) {
                throw new BatchRejectedException(
                        "two bad points", List.of(new Point(0, 2), new Point(0, 0), new Point(9, 9)));
            }
            take(batch);
        });
        lane.offer(1, offers.of(1));
        awaitDelivered(lane, 1);
        assertThat(taken).containsExactly("gauge.1@1");
        assertThat(lane.account().dropped(DropReason.REJECTED)).isEqualTo(2);
    }

    @Test
    void aBatchCarriesNoMoreThanTheEmitterTakes() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        Lane lane = lane(settings(true, 2, 1 << 20), batch -> {
            int points = 0;
            for (int f = 0; f < batch.frames(); f++) {
                points += batch.frame(f).size();
            }
            sizes.add(points);
            take(batch);
        });
        lane.offer(1, offers.of(1));
        lane.offer(2, offers.of(2));
        awaitDelivered(lane, 7);
        assertThat(sizes).allMatch(size -> size <= 2);
        assertThat(taken).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aBlockedSinkLosesTheOldestFramesAndHoldsUpNothing() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        Lane lane = lane(settings(true, 1000, 8_000), batch -> {
            entered.countDown();
            awaitQuietly(release);
            take(batch);
        });
        lane.offer(1, offers.of(1));
        entered.await();
        for (int second = 2; second <= 100; second++) {
            lane.offer(second, offers.of(second));
            lane.watch();
        }
        LaneAccount blocked = lane.account();
        assertBalanced(blocked);
        assertThat(blocked.dropped(DropReason.QUEUE_FULL)).isPositive();
        release.countDown();
        await(() -> lane.account().queued() == 0, 0);
        assertThat(taken).startsWith("gauge.0@1").endsWith("counter@100").doesNotHaveDuplicates();
        assertThat(taken).hasSize((int) lane.account().delivered());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anOverdueEmissionIsClosedAndGivenUpAndItsPointsGoOutAgain() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Lane lane = lane(settings(false, 1000, 1 << 20), new Emitter() {
            @Override
            public void emit(Batch batch) {
                if (calls.getAndIncrement() == 0) {
                    entered.countDown();
                    awaitQuietly(release);
                } else {
                    take(batch);
                }
            }

            @Override
            public void close() {
                closed.countDown();
            }
        });
        lane.offer(1, offers.of(1));
        await(() -> entered.getCount() == 0, 10_000_000);
        await(() -> lane.account().delivered() == 3, 1_000_000_000);
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made).hasValue(2);
        assertThat(taken).containsExactly("gauge.0@1", "gauge.1@1", "gauge.2@1");
        assertThat(lane.account().resent()).isEqualTo(3);
        assertThat(lane.account().hung()).isOne();
        release.countDown();
        await(() -> lane.account().hung() == 0, 0);
        assertThat(lane.account().delivered())
                .as("a late return counts nothing")
                .isEqualTo(3);
    }

    @Test
    void anEmitterThatCannotBeMadeYetIsTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Lane lane = new Lane(
                settings(true, 1000, 1 << 20),
                HOST,
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IOException("no such certificate");
                    }
                    return this::take;
                },
                clock,
                RandomGeneratorFactory.getDefault().create(7),
                offers.registry(),
                log,
                new LaneEvents() {
                    @Override
                    public void sinkClosed(Lane closed) {}

                    @Override
                    public void fatal(Throwable failure) {}
                });
        lanes.add(lane);
        lane.start();
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 3, 100_000_000);
        assertThat(tries).hasValue(3);
    }

    @Test
    void aSinkThatNobodyReadsEndsTheLane() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            throw new SinkClosedException("standard output is closed", new IOException("Broken pipe"));
        });
        lane.offer(1, offers.of(1));
        assertThat(sinkClosed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lane.isOver()).isTrue();
        assertThat(lane.account().dropped(DropReason.SINK_CLOSED)).isEqualTo(3);
        lane.offer(2, offers.of(2));
        assertThat(lane.account().collected()).isEqualTo(3);
    }

    @Test
    void stoppingDeliversWhatThereIsAndCountsWhatIsLeft() throws Exception {
        Lane good = lane(settings(false, 1000, 1 << 20), this::take);
        good.offer(1, offers.of(1));
        good.stop();
        end(good, clock.nanoTime() + SECOND);
        assertThat(good.account().delivered()).isEqualTo(3);
        Lane bad = lane(settings(false, 1000, 1 << 20), batch -> {
            throw new IOException("away");
        });
        bad.offer(1, offers.of(2));
        bad.stop();
        end(bad, clock.nanoTime());
        assertThat(bad.account().dropped(DropReason.STOPPED)).isEqualTo(4);
        assertThat(bad.account().queued()).isZero();
    }

    @Test
    void closedSeriesAreForgottenAfterTheirLastPointIsSent() throws Exception {
        List<String> forgotten = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch release = new CountDownLatch(1);
        Lane lane = lane(settings(true, 1000, 1 << 20), new Emitter() {
            @Override
            public void emit(Batch batch) {
                awaitQuietly(release);
                take(batch);
            }

            @Override
            public void forget(Series series) {
                forgotten.add(series.name() + " after " + taken.size());
            }
        });
        var points = offers.of(1);
        lane.offer(1, points);
        Series first = points.series(0);
        lane.forget(first);
        release.countDown();
        awaitDelivered(lane, 3);
        lane.offer(2, offers.of(2));
        await(() -> !forgotten.isEmpty(), 0);
        assertThat(forgotten.getFirst()).startsWith("gauge.0 after ").doesNotEndWith(" 0");
    }

    @Test
    void replacingTheEmitterUnderLoadLosesAndDoublesNothing() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 24), this::take);
        List<Long> expected = new ArrayList<>();
        for (long second = 1; second <= 2_000; second++) {
            if (second % 50 == 0) {
                lane.replace(settings(true, 3 + (int) (second % 7), 1 << 24), () -> {
                    made.incrementAndGet();
                    return this::take;
                });
            }
            lane.offer(second, offers.of(second));
            expected.add(second);
        }
        await(() -> lane.account().queued() == 0, 1_000_000);
        assertThat(taken).doesNotHaveDuplicates().hasSize((int) lane.account().collected());
        assertThat(taken.stream()
                        .filter(line -> line.startsWith("gauge.0@"))
                        .map(line -> Long.valueOf(line.substring(8))))
                .containsExactlyElementsOf(expected);
        assertThat(made.get()).isGreaterThan(1);
    }

    @Test
    void aLaneWithAnIntervalSendsAlignedMeansAndAllOfThemTogetherIfAsked() throws Exception {
        LaneSettings mean = new LaneSettings(
                "mean",
                5,
                Rollup.MEAN,
                Counters.RATE,
                MadeRules.whitelist("gauge.0"),
                Duration.ofSeconds(10),
                Confirmation.LOCAL,
                true,
                Duration.ZERO,
                9,
                9_999,
                Optional.empty());
        List<String> means = Collections.synchronizedList(new ArrayList<>());
        Lane lane = lane(mean, batch -> {
            for (int f = 0; f < batch.frames(); f++) {
                means.add(batch.frame(f).epochSecond() + "=" + batch.frame(f).floating(0));
            }
        });
        LaneSettings all = new LaneSettings(
                "all",
                5,
                Rollup.ALL,
                Counters.RATE,
                MadeRules.whitelist("gauge.0"),
                Duration.ofSeconds(10),
                Confirmation.LOCAL,
                true,
                Duration.ZERO,
                9,
                9_999,
                Optional.empty());
        List<Integer> frames = Collections.synchronizedList(new ArrayList<>());
        Lane together = lane(all, batch -> frames.add(batch.frames()));
        for (long second = 3; second <= 12; second++) {
            lane.offer(second, offers.of(second));
            together.offer(second, offers.of(second));
        }
        awaitDelivered(lane, 2);
        awaitDelivered(together, 8);
        assertThat(means).containsExactly("5=4.0", "10=8.0");
        assertThat(frames.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        lane.stop();
        end(lane, clock.nanoTime() + SECOND);
        assertThat(means).endsWith("15=11.5");
    }

    @Test
    void whatAnEmitterThrowsWhenItForgetsIsItsOwnFailure() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), new Emitter() {
            @Override
            public void emit(Batch batch) {
                take(batch);
            }

            @Override
            public void forget(Series series) {
                throw new IllegalStateException("a defect");
            }
        });
        var points = offers.of(1);
        lane.offer(1, points);
        lane.forget(points.series(0));
        awaitDelivered(lane, 3);
        lane.offer(2, offers.of(2));
        awaitDelivered(lane, 7);
    }

    @Test
    void anEmitterThatLeavesItsThreadInterruptedGoesOn() throws Exception {
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            take(batch);
            Thread.currentThread().interrupt();
        });
        lane.offer(1, offers.of(1));
        awaitDelivered(lane, 3);
        lane.offer(2, offers.of(2));
        awaitDelivered(lane, 7);
    }

    @Test
    void anAbsurdPauseIsCutToADay() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            if (calls.getAndIncrement() == 0) {
                throw new RetryLaterException(Duration.ofSeconds(Long.MAX_VALUE), "busy");
            }
            take(batch);
        });
        lane.offer(1, offers.of(1));
        await(() -> lane.account().failures() == 1, 0);
        clock.advance(24 * 3600 * SECOND);
        awaitDelivered(lane, 3);
    }

    @Test
    void anEmitterIsTriedAgainAfterAnErrorInMakingIt() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Lane lane = lane(settings(true, 1000, 1 << 20), this::take);
        awaitDelivered(lane, 0);
        lane.replace(settings(true, 1000, 1 << 20), () -> {
            if (tries.incrementAndGet() < 3) {
                throw new NoClassDefFoundError("com/example/Client");
            }
            return this::take;
        });
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 3, 100_000_000);
    }

    @Test
    void aSinkThatClosesWhileItIsReplacedEndsNothing() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Lane lane = lane(settings(true, 1000, 1 << 20), batch -> {
            entered.countDown();
            awaitQuietly(release);
            throw new SinkClosedException("standard output is closed", new IOException("Broken pipe"));
        });
        lane.offer(1, offers.of(1));
        entered.await();
        lane.replace(settings(true, 1000, 1 << 20), () -> this::take);
        release.countDown();
        await(() -> lane.account().delivered() == 3, 100_000_000);
        assertThat(lane.isOver()).isFalse();
    }

    @Test
    void anEmissionThatHangsKeepsWhatItWasGivenThoughAPointIsTakenOutMeanwhile() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        List<String> held = Collections.synchronizedList(new ArrayList<>());
        Lane lane = lane(settings(false, 1000, 1 << 20), batch -> {
            int call = calls.getAndIncrement();
            if (call == 0) {
                awaitQuietly(release);
                Frame frame = batch.frame(0);
                for (int p = 0; p < frame.size(); p++) {
                    held.add(frame.series(p).name() + "@" + frame.epochSecond() + "=" + frame.integer(p));
                }
                late.countDown();
            } else if (call == 1) {
                throw new BatchRejectedException("a bad point", List.of(new Point(0, 0)));
            } else {
                take(batch);
            }
        });
        lane.offer(1, offers.of(1));
        await(() -> lane.account().delivered() == 2, 1_000_000_000);
        for (int second = 2; second <= 4; second++) {
            long before = lane.account().delivered();
            lane.offer(second, offers.of(second));
            await(() -> lane.account().delivered() == before + 4, 100_000_000);
        }
        release.countDown();
        late.await();
        assertThat(held).containsExactly("gauge.0@1=1", "gauge.1@1=1", "gauge.2@1=1");
    }

    private static LaneSettings together() {
        return new LaneSettings(
                "all",
                5,
                Rollup.ALL,
                Counters.RATE,
                Rules.NONE,
                Duration.ofSeconds(10),
                Confirmation.LOCAL,
                true,
                Duration.ZERO,
                100,
                99_999,
                Optional.empty());
    }

    @Test
    void anIntervalWhoseLastTickHasNothingIsSentAllTheSame() throws Exception {
        Lane lane = lane(together(), this::take);
        lane.offer(3, offers.of(3));
        lane.offer(4, offers.of(4));
        awaitDelivered(lane, 0);
        lane.offer(5, new Points());
        awaitDelivered(lane, 7);
    }

    @Test
    void aSeriesIsNotForgottenWhileItsPointsWaitForTheirInterval() throws Exception {
        CountDownLatch forgotten = new CountDownLatch(1);
        AtomicInteger takenBefore = new AtomicInteger();
        Lane lane = lane(together(), new Emitter() {
            @Override
            public void emit(Batch batch) {
                take(batch);
            }

            @Override
            public void forget(Series series) {
                takenBefore.set(taken.size());
                forgotten.countDown();
            }
        });
        var points = offers.of(3);
        lane.offer(3, points);
        lane.forget(points.series(0));
        lane.offer(4, offers.of(4));
        assertThat(forgotten.await(50, TimeUnit.MILLISECONDS)).isFalse();
        lane.offer(5, offers.of(5));
        forgotten.await();
        assertThat(takenBefore.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyPointIsAccountedForWhateverTheEmitterDoes() throws Exception {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        RandomGenerator faults = RandomGeneratorFactory.getDefault().create(seed + 1);
        Lane lane = lane(settings(false, 8, 20_000), batch -> {
            switch (faults.nextInt(9)) {
                case 0 -> throw new IOException("away");
                case 1 -> throw new RetryLaterException(Duration.ofMillis(faults.nextInt(3000)), "busy");
                case 2 -> throw new BatchRejectedException("no", List.of());
                case 3 -> throw new BatchRejectedException("no", List.of(new Point(0, faults.nextInt(4))));
                case 4 -> throw new IllegalStateException("a defect");
                case 5 -> clock.advance(11 * SECOND);
                default -> take(batch);
            }
        });
        for (long second = 1; second <= 3_000; second++) {
            lane.offer(second, offers.of(second));
            clock.advance(random.nextLong(SECOND));
            lane.watch();
            if (random.nextInt(200) == 0) {
                lane.replace(settings(false, 1 + random.nextInt(20), 20_000), () -> this::take);
            }
            LaneAccount account = lane.account();
            assertThat(account.delivered() + account.queued() + account.droppedInAll())
                    .as("seed %d, second %d, %s", seed, second, account)
                    .isEqualTo(account.collected());
        }
    }
}
