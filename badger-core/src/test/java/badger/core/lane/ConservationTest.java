package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Confirmation;
import badger.core.spi.RetryLaterException;
import badger.core.spool.Spool;
import badger.core.spool.SpoolLimits;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at once: the sink fails, stalls, refuses and hangs, the disk fills up and comes back, memory is short and is not, agents are stopped,
 * killed and started again, in an order that a seed gives. Whatever happens, the sum of the books closes at every moment,
 * and in the end every point has arrived, but for those that were refused or that a killed agent had in memory only.
 */
@Timeout(120)
final class ConservationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS = 120;

    @TempDir
    Path folder;

    private final LaneRig rig = new LaneRig();
    private final Set<String> offered = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private volatile Behaviour behaviour = Behaviour.WELL;
    private volatile CountDownLatch hang = new CountDownLatch(1);
    private int folders;
    private Path spool = Path.of("");
    private long second = 1_000_000;

    private enum Behaviour {
        WELL,
        AWAY,
        BUSY,
        REFUSES,
        REFUSES_UNNAMED,
        LOSES_ANSWER,
        HANGS
    }

    record Trial(long seed, SpoolMode mode, Confirmation confirmation, int maxPoints) {}

    static Stream<Trial> trials() {
        long base = Long.getLong("conservation.seed", 1);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("conservation.trials", 2); i++) {
            for (SpoolMode mode : SpoolMode.values()) {
                for (Confirmation confirmation : List.of(Confirmation.ANSWERED, Confirmation.WRITTEN)) {
                    trials.add(new Trial(base + i, mode, confirmation, (base + i) % 2 == 0 ? 7 : 1000));
                }
            }
        }
        return trials.stream();
    }

    private void emit(Batch batch) throws IOException {
        switch (behaviour) {
            case WELL -> rig.take(batch);
            case AWAY -> throw new EOFException("away");
            case BUSY -> throw new RetryLaterException(Duration.ofSeconds(2), "busy");
            case LOSES_ANSWER -> {
                rig.take(batch);
                throw new EOFException("no answer");
            }
            case REFUSES -> refuse(batch, true);
            case REFUSES_UNNAMED -> refuse(batch, false);
            case HANGS -> {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new EOFException("gave up");
            }
        }
    }

    /** Refuses every point of one series in a few seconds. */
    private void refuse(Batch batch, boolean named) throws BatchRejectedException {
        for (int f = 0; f < batch.frames(); f++) {
            for (int p = 0; p < batch.frame(f).size(); p++) {
                String point = LaneRig.point(batch.frame(f), p);
                if (point.startsWith("gauge.1@") && batch.frame(f).epochSecond() % 3 == 0) {
                    synchronized (refused) {
                        refused.add(point);
                    }
                    throw new BatchRejectedException("bad", named ? List.of(new Point(f, p)) : List.of());
                }
            }
        }
        rig.take(batch);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theSumClosesAndNothingIsLost(Trial trial) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(trial.seed);
        rig.mode = trial.mode;
        rig.confirmation = trial.confirmation;
        rig.maxPoints = trial.maxPoints;
        rig.segmentBytes = 2000;
        spool = folder.resolve("spool0");
        Lane lane = rig.lane(spool, this::emit);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(13)) {
                case 0 -> become(Behaviour.values()[random.nextInt(Behaviour.values().length)]);
                case 1 -> become(Behaviour.WELL);
                case 2 -> rig.disk = random.nextBoolean() ? _ -> 0 : _ -> Long.MAX_VALUE;
                case 3 -> lane = random.nextInt(3) > 0 ? lane : restarted(lane);
                case 4 -> lane = random.nextInt(3) > 0 ? lane : killed(lane);
                case 5 -> lane.memoryShort(random.nextBoolean());
                default -> offer(lane);
            }
            assertThat(LaneRig.complaint(lane.account()))
                    .as("%s step %d", trial, step)
                    .isEmpty();
        }
        become(Behaviour.WELL);
        lane.memoryShort(false);
        rig.disk = _ -> Long.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            offer(lane);
        }
        Lane last = lane;
        rig.await(() -> missing().isEmpty(), SECOND / 5);
        assertThat(LaneRig.complaint(last.account())).as("%s", trial).isEmpty();
        rig.stop(last, Duration.ZERO);
        assertThat(LaneRig.complaint(last.account())).as("%s", trial).isEmpty();
        assertThat(last.account().queued()).as("%s", trial).isZero();
        assertThat(rig.fatal).isEmpty();
    }

    private Set<String> missing() {
        Set<String> missing = new HashSet<>(offered);
        missing.removeAll(new HashSet<>(List.copyOf(rig.taken)));
        synchronized (refused) {
            missing.removeAll(refused);
        }
        return missing;
    }

    private void become(Behaviour next) {
        CountDownLatch before = hang;
        hang = new CountDownLatch(1);
        behaviour = next;
        before.countDown();
    }

    private void offer(Lane lane) throws InterruptedException {
        second++;
        rig.clock.advance(SECOND);
        var points = rig.offers.of(second);
        for (int i = 0; i < points.size(); i++) {
            if (points.hasValue(i)) {
                String value = points.series(i).name().equals("counter") ? "10.0" : String.valueOf(second);
                offered.add(points.series(i).name() + "@" + second + "=" + value);
            }
        }
        lane.offer(second, points);
        lane.watch();
        long deadline = System.nanoTime() + 2_000_000;
        rig.await(() -> System.nanoTime() - deadline > 0, 1_000_000);
    }

    /** Stopped in order: what it had goes to disk, unless there is none. */
    private Lane restarted(Lane lane) throws InterruptedException, IOException {
        rig.stop(lane, Duration.ZERO); // the clock does not move while it waits
        assertThat(LaneRig.complaint(lane.account())).isEmpty();
        if (lane.account().droppedInAll() > lane.account().dropped(DropReason.REJECTED)) {
            // there was no disk: what it had in memory is gone, and counted
            forgetLost();
        }
        return rig.lane(spool, this::emit);
    }

    /** Killed: what is not on disk is gone. */
    private Lane killed(Lane lane) throws IOException {
        Path next = folder.resolve("spool" + ++folders);
        rig.kill(lane, spool, next);
        spool = next;
        forgetLost();
        return rig.lane(next, this::emit);
    }

    /** Does not wait any longer for what neither the sink nor the disk has. */
    private void forgetLost() throws IOException {
        Set<String> lost = missing();
        lost.removeAll(onDisk());
        offered.removeAll(lost);
    }

    /** The points that wait in the spool, read from a copy of it. */
    private Set<String> onDisk() throws IOException {
        Path copy = folder.resolve("look" + ++folders);
        Files.createDirectories(copy);
        if (Files.exists(spool)) {
            try (Stream<Path> files = Files.list(spool)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".spool")).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        Set<String> points = new HashSet<>();
        try (Spool look = Spool.open(
                copy,
                new SpoolLimits(Long.MAX_VALUE, Duration.ofDays(1), 1 << 20, _ -> Long.MAX_VALUE),
                rig.offers.registry()::recall)) {
            LaneFrame frame = new LaneFrame();
            while (look.read(false, frame) >= 0) {
                for (int p = 0; p < frame.size(); p++) {
                    points.add(LaneRig.point(frame, p));
                }
            }
        }
        return points;
    }
}
