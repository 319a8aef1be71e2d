package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane whose back end is away, and what its disk does about it. */
@Timeout(60)
final class LaneSpoolTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final LaneRig rig = new LaneRig();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Emitter sink = batch -> {
        if (away.get()) {
            throw new EOFException("away");
        }
        rig.take(batch);
    };

    private long second = 1_000_000;

    private Path spool() {
        return folder.resolve("lane");
    }

    private void offer(Lane lane, int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            rig.clock.advance(SECOND);
            lane.offer(second, rig.offers.of(second));
        }
    }

    private static long files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".spool")).count();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void nothingFatal() {
        assertThat(rig.fatal).isEmpty();
    }

    private void assertClosed(Lane lane) {
        assertThat(LaneRig.complaint(lane.account())).isEmpty();
    }

    @Test
    void aHealthyLaneTouchesNoDisk() throws Exception {
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 5);
        rig.await(() -> lane.account().delivered() == lane.account().collected(), 0);
        rig.stop(lane, Duration.ofSeconds(3));
        assertThat(spool()).doesNotExist();
        assertClosed(lane);
    }

    @Test
    void fromTheFirstFailureOnEveryFrameIsOnDiskAndOutlivesTheAgent() throws Exception {
        away.set(true);
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 10);
        rig.await(() -> lane.account().failures() > 0, 0);
        rig.await(() -> lane.account().queued() == 0, 0);
        assertThat(lane.account().spooled()).isEqualTo(39);
        assertClosed(lane);

        Path copy = folder.resolve("copy");
        rig.kill(lane, spool(), copy);
        away.set(false);
        Lane next = rig.lane(copy, sink);
        rig.await(() -> next.account().recovered() == 39 && next.account().delivered() == 39, SECOND / 10);
        assertThat(rig.taken).hasSize(39).doesNotHaveDuplicates().startsWith("gauge.0@1000001=1000001");
        assertThat(rig.taken).contains("counter@1000010=10.0");
        rig.await(() -> files(copy) == 0, SECOND);
        rig.stop(next, Duration.ofSeconds(3));
        assertClosed(next);
    }

    @Test
    void whatWasAwayComesBackWithLiveFramesFirst() throws Exception {
        rig.replayPointsPerSecond = 4;
        rig.maxPoints = 4;
        away.set(true);
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 6);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        away.set(false);
        rig.await(() -> !rig.taken.isEmpty(), SECOND);
        int before = rig.taken.size();
        lane.offer(second + 100, rig.offers.of(second + 100));
        rig.await(() -> rig.taken.size() > before, 0);
        assertThat(rig.taken.get(before)).startsWith("gauge.0@" + (second + 100));
        rig.await(() -> lane.account().delivered() == lane.account().collected(), SECOND / 4);
        assertThat(rig.taken).doesNotHaveDuplicates();
        assertClosed(lane);
    }

    @Test
    void theNewestMayComeFirst() throws Exception {
        rig.order = ReplayOrder.NEWEST_FIRST;
        away.set(true);
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 3);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        Path copy = folder.resolve("copy");
        rig.kill(lane, spool(), copy);
        away.set(false);
        Lane next = rig.lane(copy, sink);
        rig.await(() -> next.account().delivered() == 11, SECOND / 10);
        assertThat(rig.taken.getFirst()).startsWith("gauge.0@1000003");
        assertThat(rig.taken.getLast()).startsWith("gauge.2@1000001");
    }

    @Test
    void whatTheBudgetDoesNotDeliverIsSpooled() throws Exception {
        away.set(true);
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 1);
        rig.stop(lane, Duration.ZERO);
        assertThat(lane.account().spooled()).isEqualTo(3);
        assertThat(lane.account().droppedInAll()).isZero();
        assertClosed(lane);

        away.set(false);
        Lane next = rig.lane(spool(), sink);
        rig.await(() -> next.account().delivered() == 3, SECOND / 10);
        assertThat(rig.taken)
                .containsExactlyInAnyOrder(
                        "gauge.0@1000001=1000001", "gauge.1@1000001=1000001", "gauge.2@1000001=1000001");
    }

    @Test
    void writtenAheadEveryFrameSurvivesAndAtMostOneBatchGoesOutTwice() throws Exception {
        rig.mode = SpoolMode.ALWAYS;
        rig.maxPoints = 8;
        Path now = spool();
        Lane lane = rig.lane(now, sink);
        for (int kill = 0; kill < 20; kill++) {
            away.set(kill % 3 == 0);
            offer(lane, 7);
            Lane before = lane;
            rig.await(() -> before.account().queued() == 0, 0);
            Path copy = folder.resolve("copy" + kill);
            rig.kill(lane, now, copy);
            now = copy;
            lane = rig.lane(now, sink);
        }
        away.set(false);
        rig.await(() -> Set.copyOf(List.copyOf(rig.taken)).size() == 20 * 7 * 4 - 1, SECOND / 10);
        assertThat(rig.taken.size() - 20 * 7 * 4).as("twice").isLessThanOrEqualTo(20 * 8);
        rig.stop(lane, Duration.ofSeconds(3));
        assertClosed(lane);
    }

    @Test
    void whatWasWrittenBeforeTheConnectionWasLostIsSentAgain() throws Exception {
        rig.confirmation = Confirmation.WRITTEN;
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 3);
        rig.await(() -> rig.taken.size() == 11, 0);
        assertThat(lane.account().delivered()).as("nobody has answered").isZero();
        assertThat(lane.account().queued()).isEqualTo(11);
        rig.taken.clear();
        away.set(true);
        offer(lane, 1);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        assertThat(lane.account().spooled()).isEqualTo(15);
        away.set(false);
        rig.await(() -> rig.taken.size() == 15, SECOND / 10);
        assertThat(rig.taken).doesNotHaveDuplicates();
        assertThat(lane.account().resent()).isGreaterThanOrEqualTo(15);
        offer(lane, 31);
        rig.await(() -> lane.account().delivered() >= 15 && files(spool()) == 0, SECOND);
        assertClosed(lane);
    }

    @Test
    void aFrameThatGoesToDiskIsThereBeforeAnotherLaneGetsIt() throws Exception {
        rig.mode = SpoolMode.ALWAYS;
        Lane lane = rig.lane(spool(), sink);
        for (int i = 0; i < 20; i++) {
            offer(lane, 1);
            assertThat(lane.account().queued()).isZero();
        }
        assertClosed(lane);
    }

    @Test
    void aDiskThatHangsIsWaitedForOnce() throws Exception {
        rig.mode = SpoolMode.ALWAYS;
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        rig.disk = _ -> {
            hanging.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return Long.MAX_VALUE;
        };
        Semaphore send = new Semaphore(0);
        Lane lane = rig.lane(spool(), batch -> {
            // what is delivered need not be waited for
            send.acquireUninterruptibly();
            rig.take(batch);
        });
        CountDownLatch offered = new CountDownLatch(1);
        Thread tick = Thread.ofPlatform().start(() -> {
            lane.offer(second, rig.offers.of(second));
            offered.countDown();
        });
        // time passes only now: were the tick late before, for a folder that takes its time, the write would be waited
        // for anew
        rig.await(() -> hanging.getCount() == 0, 0);
        rig.await(() -> offered.getCount() == 0, SECOND / 100);
        tick.join();
        lane.offer(second + 1, rig.offers.of(second + 1)); // does not wait: the clock stands
        send.release(1_000);
        rig.await(() -> lane.account().delivered() == lane.account().collected(), SECOND / 100);
        answer.countDown();
        rig.stop(lane, Duration.ofSeconds(3)); // or it writes to a folder that goes away
        assertClosed(lane);
    }

    @Test
    void whatNeverLeftTheHostIsNotCountedAsSentAgain() throws Exception {
        Lane lane = rig.lane(spool(), batch -> {
            if (away.get()) {
                throw new IOException("cannot connect", new ConnectException("refused"));
            }
            rig.take(batch);
        });
        away.set(true);
        offer(lane, 2);
        rig.await(() -> lane.account().failures() > 0, 0);
        away.set(false);
        rig.await(() -> lane.account().delivered() == lane.account().collected(), SECOND / 10);
        assertThat(lane.account().resent()).isZero();
        assertClosed(lane);
    }

    @Test
    void whatMayHaveToBeSentAgainTakesNoRoomFromTheQueue() throws Exception {
        rig.confirmation = Confirmation.WRITTEN;
        rig.queueBytes = 4000;
        Lane lane = rig.lane(spool(), sink);
        for (int i = 0; i < 25; i++) {
            offer(lane, 1);
            rig.await(() -> rig.taken.size() == lane.account().collected(), 0);
        }
        assertThat(lane.account().queued()).isEqualTo(lane.account().collected());
        assertThat(lane.account().droppedInAll()).isZero();
        assertThat(spool()).as("a healthy lane writes nothing").doesNotExist();
        assertClosed(lane);
    }

    @Test
    void withoutADiskFramesStayInMemoryAndGoToDiskOnceThereIsRoom() throws Exception {
        away.set(true);
        rig.disk = _ -> 0;
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 3);
        rig.await(() -> lane.account().spool().errors() > 0, SECOND);
        assertThat(lane.account().queued()).isEqualTo(11);
        assertClosed(lane);
        rig.disk = _ -> Long.MAX_VALUE;
        rig.await(() -> lane.account().spooled() == 11, SECOND);
        assertClosed(lane);
    }

    @Test
    void aSecondAgentOnTheSameSpoolGoesOnFromMemory() throws Exception {
        away.set(true);
        Lane first = rig.lane(spool(), sink);
        offer(first, 1);
        rig.await(() -> first.account().spooled() == 3, SECOND);
        Lane other = rig.lane(spool(), sink);
        offer(other, 1);
        rig.await(() -> other.account().spool().errors() > 0, SECOND);
        away.set(false);
        rig.await(() -> other.account().delivered() == other.account().collected(), SECOND);
        assertClosed(first);
        assertClosed(other);
    }

    @Test
    void atTheSizeOfTheSpoolTheOldestSegmentGoesAndIsCounted() throws Exception {
        away.set(true);
        rig.spoolBytes = 4000;
        rig.segmentBytes = 1000;
        Lane lane = rig.lane(spool(), sink);
        for (int i = 0; i < 300; i++) {
            offer(lane, 1);
            rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        }
        rig.await(() -> lane.account().spool().bytes() <= 4000, SECOND);
        assertThat(lane.account().dropped(DropReason.SPOOL_FULL)).isPositive();
        assertClosed(lane);
        away.set(false);
        rig.await(() -> lane.account().spooled() == 0, SECOND);
        assertThat(rig.taken).as("the newest are there").anyMatch(point -> point.startsWith("counter@" + second));
        assertClosed(lane);
    }

    /** Waits without giving up what is overdue by the clock. */
    private static void awaitUnwatched(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Fewer than are sent at a time: all are on their way when the age is looked at; more: most are not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void whatIsTooOldGoes(int maxPoints) throws Exception {
        away.set(true);
        rig.age = Duration.ofMinutes(10);
        rig.maxPoints = maxPoints;
        Lane lane = rig.lane(spool(), sink);
        offer(lane, 5);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        rig.clock.advance(Duration.ofMinutes(20).toNanos());
        rig.await(() -> lane.account().dropped(DropReason.TOO_OLD) == 19, SECOND);
        assertThat(lane.account().spooled()).isZero();
        assertClosed(lane);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTooOldWhileItIsBeingSentGoesUnlessItIsTaken(boolean taken) throws Exception {
        away.set(true);
        rig.age = Duration.ofMinutes(10);
        AtomicBoolean hangs = new AtomicBoolean();
        CountDownLatch inFlight = new CountDownLatch(1);
        Semaphore comesBack = new Semaphore(0);
        Lane lane = rig.lane(spool(), batch -> {
            if (hangs.get()) {
                inFlight.countDown();
                comesBack.acquireUninterruptibly();
            }
            sink.emit(batch);
        });
        offer(lane, 5);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        hangs.set(true);
        rig.await(() -> inFlight.getCount() == 0, SECOND);
        rig.clock.advance(Duration.ofMinutes(20).toNanos());
        awaitUnwatched(() -> files(spool()) == 0);
        away.set(!taken);
        comesBack.release();
        awaitUnwatched(() -> lane.account().spooled() == 0);
        assertThat(lane.account().dropped(DropReason.TOO_OLD)).isEqualTo(taken ? 0 : 19);
        assertThat(rig.taken).hasSize(taken ? 19 : 0);
        assertClosed(lane);
    }

    @Test
    void aRefusedPointOfTheSpoolIsDroppedAndTheRestGetsThrough() throws Exception {
        away.set(true);
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        Lane lane = rig.lane(spool(), batch -> {
            if (away.get()) {
                throw new EOFException("away");
            }
            for (int f = 0; f < batch.frames(); f++) {
                for (int p = 0; p < batch.frame(f).size(); p++) {
                    if (batch.frame(f).series(p).name().equals("gauge.1")) {
                        throw new BatchRejectedException("bad point", List.of(new Point(f, p)));
                    }
                }
            }
            for (int f = 0; f < batch.frames(); f++) {
                for (int p = 0; p < batch.frame(f).size(); p++) {
                    got.add(LaneRig.point(batch.frame(f), p));
                }
            }
        });
        offer(lane, 4);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        away.set(false);
        rig.await(() -> lane.account().queued() + lane.account().spooled() == 0, SECOND / 10);
        assertThat(lane.account().dropped(DropReason.REJECTED)).isEqualTo(4);
        assertThat(got).hasSize(11).doesNotHaveDuplicates();
        assertClosed(lane);
    }
}
