package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.LongGauge;
import badger.core.spi.Series;
import badger.core.trial.LaneTrial;
import badger.core.trial.LaneTrial.Account;
import badger.testkit.FaultyPeer.Behaviour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An emitter in a lane, a peer it sends to, and what has arrived there. */
final class NetworkTrial implements AutoCloseable {
    private static final long START = 1_800_000_000L;
    private static final int POINTS = 400;
    private static final long STANDSTILL_NANOS = 300_000_000L;

    private final NetworkEmitterContract contract;
    private final FaultyPeer peer;
    private final LaneTrial lane;
    private final List<LongGauge> gauges = new ArrayList<>();
    /** What the emitter in the lane has taken, and what of it the peer has got. */
    private final Set<Point> taken = ConcurrentHashMap.newKeySet();

    private final Set<Point> arrived = ConcurrentHashMap.newKeySet();
    private long second = START;

    NetworkTrial(NetworkEmitterContract contract) throws IOException {
        this.contract = contract;
        peer = new FaultyPeer(contract.protocol(), (at, value) -> arrived.add(new Point(at, value)));
        lane = new LaneTrial(
                "trial",
                context -> new Noting(contract.emitter(peer.host(), peer.port(), context)),
                contract.confirmation(),
                contract.maxPoints(),
                NetworkEmitterContract.HOST,
                contract.timeout());
        for (int i = 0; i < POINTS; i++) {
            gauges.add(lane.schema().gauge("trial.point_" + i, "", ""));
        }
    }

    FaultyPeer peer() {
        return peer;
    }

    Account account() {
        return lane.account();
    }

    /** Another emitter, outside of the lane. */
    Emitter emitter() throws IOException {
        return contract.emitter(peer.host(), peer.port(), new TrialContext("trial", NetworkEmitterContract.HOST));
    }

    /** Lets seconds pass, each with a full frame. */
    void seconds(int count) {
        for (int i = 0; i < count; i++) {
            for (int point = 0; point < POINTS; point++) {
                gauges.get(point).set(point);
            }
            lane.tick(second++);
        }
    }

    /** Lets a second pass and waits until its frame is taken, or not. */
    void secondDecided() {
        long failures = account().failures();
        List<Point> points = expected(second, second + 1);
        seconds(1);
        await("a decision", () -> taken.containsAll(points) || account().failures() > failures);
    }

    /** Lets seconds pass until an emission has failed. */
    void secondsUntilFailed() {
        long failures = account().failures();
        while (account().failures() == failures) {
            secondDecided();
        }
        assertBalanced();
    }

    /** Lets seconds pass until an emission has failed, or the emitter has made another connection by itself. */
    void secondsUntilNoticed() {
        long failures = account().failures();
        int connections = peer.accepted();
        while (account().failures() == failures && peer.accepted() == connections) {
            secondDecided();
        }
        assertBalanced();
    }

    /** Lets seconds pass, and sees them, and all that was kept, arrive. */
    void assertServedAgain() {
        long from = second;
        seconds(3);
        List<Point> since = expected(from, second);
        await("points sent after the recovery", () -> arrived.containsAll(since));
        assertAllArrived();
        assertThat(account().rejected()).as("%s", account()).isZero();
        assertBalanced();
    }

    /** Waits until the emitter has taken every point. */
    void awaitTaken() {
        List<Point> expected = expected(START, second);
        await("everything to be taken", () -> taken.containsAll(expected));
    }

    /** Sees that no point at all is missing. */
    void assertAllArrived() {
        List<Point> expected = expected(START, second);
        await("every point", () -> arrived.containsAll(expected));
        assertThat(arrived).hasSameSizeAs(expected);
    }

    private static List<Point> expected(long from, long before) {
        List<Point> points = new ArrayList<>();
        for (long at = from; at < before; at++) {
            for (int point = 0; point < POINTS; point++) {
                points.add(new Point(at, point));
            }
        }
        return points;
    }

    private void assertBalanced() {
        Account account = account();
        assertThat(account.delivered() + account.queued() + account.dropped())
                .as("%s", account)
                .isEqualTo(account.collected());
    }

    /** Waits for something to come about; ends only with it, or with the time limit of the test. */
    void await(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            lane.watch();
            pause(what);
        }
    }

    /** Waits until a number has stopped growing for a while. */
    void awaitStandstill(AtomicInteger number) {
        int seen = number.get();
        long since = System.nanoTime();
        while ((seen == 0 && peer.accepted() == 0) || System.nanoTime() - since < STANDSTILL_NANOS) {
            if (number.get() != seen) {
                seen = number.get();
                since = System.nanoTime();
            }
            pause("a standstill");
        }
    }

    private void pause(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("waited in vain for " + what + ": " + account() + ", " + arrived.size()
                    + " points arrived over " + peer.accepted() + " connections, " + peer.open() + " open");
        }
        LockSupport.parkNanos(1_000_000);
    }

    @Override
    public void close() throws IOException {
        try (peer) {
            peer.behave(Behaviour.SERVE);
            lane.close();
            await("the emitter to let every connection go", () -> peer.open() == 0);
        }
    }

    private record Point(long epochSecond, double value) {}

    /** Notes what an emitter has taken. */
    private final class Noting implements Emitter {
        private final Emitter emitter;

        private Noting(Emitter emitter) {
            this.emitter = emitter;
        }

        @Override
        public void emit(Batch batch) throws IOException {
            emitter.emit(batch);
            for (int i = 0; i < batch.frames(); i++) {
                Frame frame = batch.frame(i);
                for (int point = 0; point < frame.size(); point++) {
                    taken.add(new Point(frame.epochSecond(), frame.integer(point)));
                }
            }
        }

        @Override
        public void forget(Series series) {
            emitter.forget(series);
        }

        @Override
        public void close() throws IOException {
            emitter.close();
        }
    }
}
