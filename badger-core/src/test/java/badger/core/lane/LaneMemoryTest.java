package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lane that has to make do with little memory: it spools what waits and replays nothing. */
@Timeout(60)
final class LaneMemoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int FRAME = 4;

    @TempDir
    Path folder;

    private final LaneRig rig = new LaneRig();
    /** Emissions that the sink may take; it holds up the others. */
    private final Semaphore open = new Semaphore(0);

    private volatile boolean away;
    private long second = 1_000_000;

    private void emit(Batch batch) throws IOException {
        if (away) {
            throw new EOFException("away");
        }
        try {
            open.acquire();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
        rig.take(batch);
    }

    /** The clock stands still meanwhile: an emission that is held up is not overdue. */
    private void offer(Lane lane, int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            lane.offer(second, rig.offers.of(second));
        }
    }

    private void assertClosed(Lane lane) {
        assertThat(LaneRig.complaint(lane.account())).isEmpty();
    }

    private void assertEverythingCameOnce(Lane lane) throws InterruptedException {
        rig.await(() -> lane.account().delivered() == lane.account().collected(), SECOND / 10);
        assertThat(rig.taken).doesNotHaveDuplicates().hasSize((int)
                lane.account().collected());
        assertClosed(lane);
    }

    @AfterEach
    void nothingFatal() {
        open.release(1_000_000);
        assertThat(rig.fatal).isEmpty();
    }

    @Test
    void whatWaitsIsSpooledAndComesBackWhenThereIsMemoryAgain() throws Exception {
        rig.maxPoints = FRAME;
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        offer(lane, 10);
        assertThat(lane.account().spooled())
                .as("the sink is slow, and there is memory")
                .isZero();
        lane.memoryShort(true);
        long collected = lane.account().collected();
        rig.await(() -> lane.account().spooled() == collected, 0);
        assertClosed(lane);

        open.release(1_000);
        // what was on its way, the frame in flight and the newest, and then every new one
        rig.await(() -> lane.account().delivered() >= 2 * FRAME - 1, SECOND / 100);
        rig.clock.advance(20 * SECOND);
        offer(lane, 1);
        rig.await(() -> rig.taken.contains("gauge.0@" + second + "=" + second), SECOND / 100);
        rig.await(() -> lane.account().queued() == 0, SECOND / 100);
        assertThat(lane.account().spooled()).as("nothing is replayed").isGreaterThanOrEqualTo(6 * FRAME);
        assertClosed(lane);

        lane.memoryShort(false);
        assertEverythingCameOnce(lane);
    }

    @Test
    void theReplayOfAnOutagePauses() throws Exception {
        away = true;
        rig.maxPoints = FRAME;
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        offer(lane, 10);
        rig.await(() -> lane.account().failures() > 0 && lane.account().queued() == 0, 0);
        lane.memoryShort(true);
        away = false;
        open.release(1_000_000);
        rig.clock.advance(60 * SECOND);
        offer(lane, 1);
        // found out with whatever comes first: a frame of the outage, or the new one
        rig.await(() -> lane.account().delivered() > 0, SECOND / 100);
        rig.clock.advance(60 * SECOND);
        offer(lane, 1);
        rig.await(() -> rig.taken.contains("gauge.0@" + second + "=" + second), SECOND / 100);
        assertThat(lane.account().spooled()).isGreaterThanOrEqualTo(8 * FRAME);
        lane.memoryShort(false);
        assertEverythingCameOnce(lane);
    }

    @Test
    void aLaneThatKeepsEveryFrameOnDiskStillSendsThemAsTheyCome() throws Exception {
        rig.mode = SpoolMode.ALWAYS;
        open.release(1_000_000);
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        lane.memoryShort(true);
        for (int i = 0; i < 20; i++) {
            rig.clock.advance(SECOND);
            offer(lane, 1);
            rig.await(() -> rig.taken.contains("gauge.0@" + second + "=" + second), SECOND / 100);
        }
        assertEverythingCameOnce(lane);
    }

    @Test
    void aLaneWithoutASpoolKeepsWhatItHas() throws Exception {
        rig.mode = SpoolMode.OFF;
        rig.maxPoints = FRAME;
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        offer(lane, 10);
        lane.memoryShort(true);
        offer(lane, 10);
        assertThat(lane.account().queued()).isEqualTo(lane.account().collected());
        open.release(1_000_000);
        assertEverythingCameOnce(lane);
    }

    @Test
    void aLaneWithoutAnswersSpoolsWhatWaitsToo() throws Exception {
        rig.confirmation = Confirmation.WRITTEN;
        rig.maxPoints = FRAME;
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        offer(lane, 10);
        lane.memoryShort(true);
        long collected = lane.account().collected();
        rig.await(() -> lane.account().spooled() == collected, 0);
        lane.memoryShort(false);
        open.release(1_000_000);
        rig.await(() -> rig.taken.size() == collected, SECOND / 10);
        rig.clock.advance(40 * SECOND);
        offer(lane, 1);
        assertThat(lane.account().delivered()).isEqualTo(collected);
        assertThat(List.copyOf(rig.taken)).doesNotHaveDuplicates();
        assertClosed(lane);
    }

    @Test
    void itStopsInOrderWhileMemoryIsShort() throws Exception {
        rig.maxPoints = FRAME;
        Lane lane = rig.lane(folder.resolve("lane"), this::emit);
        offer(lane, 10);
        lane.memoryShort(true);
        long collected = lane.account().collected();
        rig.await(() -> lane.account().spooled() == collected, 0);
        open.release(1);
        rig.await(() -> lane.account().delivered() > 0, 0);
        rig.stop(lane, Duration.ZERO);
        assertClosed(lane);
        assertThat(lane.account().droppedInAll()).isZero();
    }
}
